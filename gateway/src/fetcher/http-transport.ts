import type { IncomingHttpHeaders } from 'node:http';
import type { CallLimit } from './call-limit.js';

export interface HttpRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** POST requests to one address over kept connections. */
export interface HttpTransport {
  /**
   * The whole answer. Rejects with an `UpstreamFault` when it is larger than allowed, before or after decompression,
   * or when there is none; at once when the limit ends, also while the request still waits for a connection.
   */
  post(request: HttpRequest, limit: CallLimit): Promise<HttpAnswer>;
  /** Ends all connections. */
  close(): Promise<void>;
}

export interface TransportOptions {
  /** Of an answer, before and after decompression. */
  readonly bytesMax: number;
  readonly connectionsMax: number;
  readonly connectTimeoutMs: number;
  /** Of every request, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

import type { IncomingHttpHeaders } from 'node:http';
import { Pool, type Dispatcher } from 'undici';
import type { CallLimit } from './call-limit.js';
import { tooLarge } from './content-encoding.js';
import { answerOf } from './http-answer.js';
import { faultOf } from './upstream-fault.js';
import type { HttpAnswer, HttpRequest, HttpTransport, TransportOptions } from './http-transport.js';

/** HTTP/1.1 over TLS by undici. */
export class TlsTransport implements HttpTransport {
  private readonly pool: Pool;
  private readonly path: string;
  private readonly bytesMax: number;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(url: URL, { bytesMax, connectionsMax, connectTimeoutMs, headers }: TransportOptions) {
    this.path = url.pathname + url.search;
    this.bytesMax = bytesMax;
    this.headers = headers;
    this.pool = new Pool(url.origin, {
      connections: connectionsMax,
      keepAliveTimeout: 30_000,
      connect: { timeout: connectTimeoutMs },
    });
  }

  post({ headers, body }: HttpRequest, limit: CallLimit): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const collector = new AnswerCollector(this.bytesMax, resolve, reject);
      let isEnded = false;
      limit.whenEnded((fault) => {
        isEnded = true;
        collector.abort(fault);
      });
      if (isEnded) return;
      const request = {
        method: 'POST',
        path: this.path,
        headers: { ...headers, ...this.headers },
        body,
      } as const;
      this.pool.dispatch({ ...request, headersTimeout: 0, bodyTimeout: 0 }, collector);
    });
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}

/** Collects one answer below the streams of `undici.request`, which cost more than the rest of the call. */
class AnswerCollector implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private statusCode = 0;
  private headers: IncomingHttpHeaders = {};
  private controller: Dispatcher.DispatchController | undefined;
  private fault: Error | undefined;

  constructor(
    private readonly bytesMax: number,
    private readonly resolve: (answer: HttpAnswer | Promise<HttpAnswer>) => void,
    private readonly reject: (fault: Error) => void,
  ) {}

  abort(reason: Error): void {
    if (this.fault) return;
    this.fault = reason;
    this.controller?.abort(reason);
    this.reject(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.fault) controller.abort(this.fault);
  }

  onResponseStart(_: unknown, statusCode: number, headers: IncomingHttpHeaders): void {
    this.statusCode = statusCode;
    this.headers = headers;
    if (Number(headers['content-length'] ?? 0) > this.bytesMax) this.abort(tooLarge());
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.bytesMax) this.abort(tooLarge());
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.fault) return;
    this.resolve(answerOf(this.statusCode, this.headers, Buffer.concat(this.chunks), this.bytesMax));
  }

  onResponseError(_: unknown, error: Error): void {
    this.abort(faultOf(error));
  }
}

import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { decode, tooLarge } from './content-encoding.js';

export interface HttpRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * POSTs and reads the whole answer, of `bytesMax` bytes at most before and after decompression. Rejects at once with
 * the reason of `signal` when that aborts, also while the request still waits for a connection.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: HttpRequest,
  bytesMax: number,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const handler = new AnswerCollector(bytesMax, (error, answer) => {
      signal.removeEventListener('abort', onAbort);
      if (answer) resolve(answer);
      else reject(error as Error);
    });
    const onAbort = () => handler.abort(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) return onAbort();
    dispatcher.dispatch({ method: 'POST', ...request, headersTimeout: 0, bodyTimeout: 0 }, handler);
  });
}

type Done = (error: Error | undefined, answer?: HttpAnswer) => void;

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
    private readonly done: Done,
  ) {}

  abort(reason: Error): void {
    if (this.fault) return;
    this.fault = reason;
    this.controller?.abort(reason);
    this.done(reason);
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
    const body = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    const encoding = this.headers['content-encoding']?.trim().toLowerCase();
    if (!encoding || encoding === 'identity') return this.finish(body);
    decode(body, encoding, this.bytesMax).then(
      (decoded) => this.finish(decoded),
      (error: Error) => this.done(error),
    );
  }

  onResponseError(_: unknown, error: Error): void {
    if (!this.fault) this.done(error);
  }

  private finish(body: Buffer): void {
    const { statusCode, headers } = this;
    this.done(undefined, { statusCode, headers, text: body.toString('utf8') });
  }
}

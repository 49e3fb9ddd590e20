import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerHead, HeaderFields } from './answer-head.js';

const exposedHeaders = [
  'x-request-id',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
];
const allowedHeaders = [
  'content-type',
  'authorization',
  'x-request-id',
  'idempotency-key',
  'apollo-require-preflight',
  'x-apollo-operation-name',
];
const preflightSeconds = '600';

/** Which pages of browsers may call: the same origin always, others by configuration. */
export class OriginPolicy {
  private readonly allowed: ReadonlySet<string>;

  private readonly exposed: string;
  private readonly accepted: string;

  /** @param forwarded names of headers that subgraphs get, and send, beside the usual ones. */
  constructor(
    allowedOrigins: ReadonlySet<string>,
    publicUrl: string | undefined,
    forwarded: { readonly request: ReadonlySet<string>; readonly response: ReadonlySet<string> },
  ) {
    this.exposed = [...new Set([...exposedHeaders, ...forwarded.response])].join(', ');
    this.accepted = [...new Set([...allowedHeaders, ...forwarded.request])].join(', ');
    this.allowed = new Set([
      ...allowedOrigins,
      ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin]),
    ]);
  }

  /** True without an `Origin` (not a cross-origin browser request), for the same origin and for allowed ones. */
  permits(request: IncomingMessage): boolean {
    const { origin, host } = request.headers;
    if (origin === undefined || this.allowed.has(origin)) return true;
    return host !== undefined && URL.parse(origin)?.host === host;
  }

  /** Sets the CORS headers for a permitted request, with credentials. */
  setHeaders(request: IncomingMessage, fields: HeaderFields): void {
    fields.setHeader('vary', 'origin');
    const { origin } = request.headers;
    if (origin === undefined) return;
    fields.setHeader('access-control-allow-origin', origin);
    fields.setHeader('access-control-allow-credentials', 'true');
    fields.setHeader('access-control-expose-headers', this.exposed);
  }

  /** Answers an OPTIONS request of a permitted origin. */
  answerPreflight(request: IncomingMessage, response: ServerResponse, head: AnswerHead): void {
    this.setHeaders(request, head);
    head.setHeader('access-control-allow-methods', 'GET, POST');
    head.setHeader('access-control-allow-headers', this.accepted);
    head.setHeader('access-control-max-age', preflightSeconds);
    head.write(response, 204);
    response.end();
  }
}

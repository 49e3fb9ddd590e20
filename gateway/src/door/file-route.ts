import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { identityHeader } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import { Agent } from 'undici';
import type { ClientLimits } from '../admission/client-limits.js';
import { sendJson, setAllowance } from './api-answer.js';
import type { ClientPlaces } from './client-places.js';
import { targetOf, type FileTarget } from './file-target.js';
import { clientAddress } from './request-headers.js';

export interface FileRouteOptions {
  /** Any address of billing. */
  readonly billingUrl: URL;
  /** A signed identity of the gateway itself, for billing. */
  readonly identify: () => Promise<string>;
  readonly limits: ClientLimits;
  /** Transfers under way. */
  readonly places: ClientPlaces;
  /** Proxies in front that report the client's address. */
  readonly proxyHops: number;
  /** How long a client may read or send nothing. */
  readonly idleTimeoutMs: number;
  readonly log: Logger;
}

/** How long billing may take before it begins to answer; the last part of an upload is hashed as a whole. */
const answerTimeoutMs = 60_000;
const retryAfterSeconds = 5;
const passedRequestHeaders = [
  'content-length',
  'if-match',
  'if-none-match',
  'if-range',
  'range',
  'user-agent',
];
const passedAnswerHeaders = [
  'accept-ranges',
  'content-disposition',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'www-authenticate',
];
/** What billing tells a client; anything else means that it is unwell. */
const passedStatuses: ReadonlySet<number> = new Set([
  200, 201, 206, 304, 400, 401, 403, 404, 409, 410, 412, 413, 416, 422,
]);

/** Whether this path belongs to files. */
export function isFilePath(path: string): boolean {
  return path.startsWith('/files/');
}

/**
 * `/files/...`: downloads, uploads of files and the token server of a registry, all answered by billing. Bytes are streamed
 * as fast as the slower side takes them; a client that goes away ends the request to billing, and the other way round.
 */
export class FileRoute {
  private readonly agent = new Agent({
    headersTimeout: answerTimeoutMs,
    bodyTimeout: 0,
    pipelining: 0,
    connections: null,
  });

  constructor(private readonly options: FileRouteOptions) {}

  async handle(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    const target = targetOf(request);
    if ('status' in target) {
      if (target.allow) response.setHeader('allow', target.allow);
      return this.refuse(response, target.status, target.error);
    }
    const { limits, places, proxyHops } = this.options;
    const address = clientAddress(request, proxyHops);
    const network = limits.networkOf(address);
    if (network !== undefined) {
      try {
        setAllowance(response, await limits.takeRequest(network));
      } catch (error) {
        return this.refuseBusy(response, 429, (error as Error).message);
      }
    }
    if (places.full)
      return this.refuseBusy(response, 503, 'Too many files are on their way. Try again soon.');
    const place = places.take();
    try {
      if (!place.claimFor(network)) {
        return this.refuseBusy(response, 429, 'Too many files are on their way to you. Wait for one to end.');
      }
      await this.pass(request, response, { target, address, requestId });
    } finally {
      place.leave();
    }
  }

  close(): void {
    void this.agent.close();
  }

  private async pass(
    request: IncomingMessage,
    response: ServerResponse,
    { target, address, requestId }: { target: FileTarget; address: string; requestId: string },
  ): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    request.socket.setTimeout(this.options.idleTimeoutMs, () => response.destroy());
    try {
      const answer = await this.agent.request({
        origin: this.options.billingUrl.origin,
        path: target.path,
        method: target.method,
        headers: {
          ...picked(request.headers, passedRequestHeaders),
          ...target.headers,
          [identityHeader]: await this.options.identify(),
          'x-request-id': requestId,
          'x-forwarded-for': address,
        },
        body: target.method === 'PUT' ? request : null,
        signal: gone.signal,
      });
      if (!passedStatuses.has(answer.statusCode)) {
        answer.body.destroy();
        throw new Error(`billing answered ${answer.statusCode}`);
      }
      if (!request.complete) response.setHeader('connection', 'close');
      response.setHeader('cache-control', 'private, no-store');
      response.writeHead(answer.statusCode, picked(answer.headers, passedAnswerHeaders));
      await pipeline(answer.body, response);
    } catch (error) {
      if (gone.signal.aborted && !response.writableEnded) return;
      this.options.log.warn({ requestId, err: error }, 'file_not_passed');
      if (response.headersSent) response.destroy();
      else this.refuseBusy(response, 503, 'Files cannot be handed out right now. Try again soon.');
    } finally {
      request.socket.setTimeout(0);
    }
  }

  private refuseBusy(response: ServerResponse, status: number, error: string): void {
    response.setHeader('retry-after', retryAfterSeconds);
    this.refuse(response, status, error);
  }

  /** A body that is not read must not hold the connection. */
  private refuse(response: ServerResponse, status: number, error: string): void {
    if (!response.req.complete) response.setHeader('connection', 'close');
    sendJson(response, status, { error });
  }
}

function picked(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

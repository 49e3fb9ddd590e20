import type { IncomingMessage, ServerResponse } from 'node:http';
import { identityHeader } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import { request as send } from 'undici';
import { sendJson } from './api-answer.js';
import { readBytes } from './body-bytes.js';
import { statusOf } from './refusal.js';

export interface WebhookRouteOptions {
  /** Any address of billing. */
  readonly billingUrl: URL;
  /** A signed identity of the gateway itself, for billing. */
  readonly identify: () => Promise<string>;
  /** Bytes of one body, inclusive. */
  readonly bodyBytesMax: number;
  /** Headers that billing gets beside the content type, in lower case. */
  readonly headers: ReadonlySet<string>;
  /** How long billing may take. */
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** Paths of webhooks; billing knows which providers there are. */
const webhookPath = /^\/webhooks\/[a-z][a-z0-9-]{0,31}$/;
const retryAfterSeconds = 5;
/** What billing tells a sender; anything else means that it is unwell. */
const passedStatuses: ReadonlySet<number> = new Set([200, 400, 404, 413]);

/** Whether this path is one of a webhook. */
export function isWebhookPath(path: string): boolean {
  return webhookPath.test(path);
}

/**
 * `POST /webhooks/<provider>`: the body goes to billing byte for byte, since its signature is over the bytes. 2xx means
 * that billing has stored it for good; 503 asks the sender to repeat it. The gateway itself repeats nothing.
 */
export class WebhookRoute {
  constructor(private readonly options: WebhookRouteOptions) {}

  async handle(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return sendJson(response, 405, { error: 'Only POST is answered here.' });
    }
    if (request.headers['content-encoding'] !== undefined) {
      return this.refuse(response, 415, 'Compressed request bodies are not accepted.');
    }
    let body: Buffer;
    try {
      body = await readBytes(request, this.options.bodyBytesMax);
    } catch (error) {
      return this.refuse(response, statusOf(error) ?? 400, (error as Error).message);
    }
    try {
      const { status, text } = await this.forward(request, body, requestId);
      if (!passedStatuses.has(status)) throw new Error(`billing answered ${status}`);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
    } catch (error) {
      this.options.log.warn({ requestId, err: error }, 'webhook_not_stored');
      response.setHeader('retry-after', retryAfterSeconds);
      sendJson(response, 503, { error: 'Webhooks cannot be stored right now. Send this one again later.' });
    }
  }

  private async forward(
    request: IncomingMessage,
    body: Buffer,
    requestId: string,
  ): Promise<{ status: number; text: string }> {
    const { billingUrl, headers, timeoutMs } = this.options;
    const passed = [...headers, 'content-type'].flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    });
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const answer = await send(new URL(path, billingUrl), {
      method: 'POST',
      body,
      headers: {
        ...Object.fromEntries(passed),
        [identityHeader]: await this.options.identify(),
        'x-request-id': requestId,
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  }

  /** The rest of a body that is not read must not hold the connection. */
  private refuse(response: ServerResponse, status: number, error: string): void {
    response.setHeader('connection', 'close');
    sendJson(response, status, { error });
  }
}

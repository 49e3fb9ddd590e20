import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ApiFaults } from './api/faults.js';
import type { Executor } from './api/execute.js';
import { Failure } from './api/failure.js';
import { answerControl } from './control/control-routes.js';
import type { Control } from './control/control.js';
import { answerPage } from './pages/routes.js';
import type { Account } from './state/account.js';
import { newId } from './state/ids.js';
import type { Deliveries } from './webhooks/delivery.js';

const bodyBytesMax = 1_000_000;

/** The parts that requests are handed to. */
export interface Parts {
  readonly account: Account;
  readonly executor: Executor;
  readonly control: Control;
  readonly deliveries: Deliveries;
  readonly faults: ApiFaults;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new Failure(413, 'The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function api(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const method = request.method ?? 'GET';
  const body = await readBody(request);
  const fault = parts.faults.take(method, url.pathname);
  const executor = parts.executor;
  if (fault?.kind === 'hang') return;
  if (fault?.kind === '429' || fault?.kind === '500') {
    const failure =
      fault.kind === '429'
        ? new Failure(429, 'Request rate limit exceeded.', { code: 'rate_limit' })
        : new Failure(500, 'An unknown error occurred.', { type: 'api_error' });
    const {
      status,
      headers,
      body: text,
    } = executor.shaped(failure.status, JSON.stringify(failure.body()), newId('req'), null);
    response.writeHead(status, headers).end(text);
    return;
  }
  const form = method === 'POST' ? body : url.search.slice(1) || body;
  const wait = (): Promise<void> =>
    fault?.kind === 'slow'
      ? new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 0))
      : Promise.resolve();
  const answer = await executor.answer({ method, path: url.pathname, form, headers: request.headers }, wait);
  parts.deliveries.wake();
  if (fault?.kind === 'lost-answer') response.destroy();
  else response.writeHead(answer.status, answer.headers).end(answer.body);
}

async function control(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const body = await readBody(request);
    const answer = await answerControl(
      parts.control,
      request.method ?? 'GET',
      url.pathname,
      body ? JSON.parse(body) : {},
    );
    if (answer === undefined) sendJson(response, 404, { message: 'No such control.' });
    else sendJson(response, 200, answer);
  } catch (error) {
    const isWrong = error instanceof z.ZodError || error instanceof SyntaxError || error instanceof Failure;
    if (!isWrong) throw error;
    sendJson(response, 400, { message: error.message });
  }
}

async function page(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const form = request.method === 'POST' ? await readBody(request) : '';
  const answer = answerPage(parts.account, request.method ?? 'GET', url, form);
  parts.deliveries.wake();
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** Answers the requests of a sandbox: `/v1` is the API, `/_sandbox` the controls, everything else hosted pages. */
export function listenerFor(parts: Parts): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const handle = url.pathname.startsWith('/v1/')
      ? api
      : url.pathname.startsWith('/_sandbox/')
        ? control
        : page;
    handle(parts, request, response, url).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: { message: (error as Error).message, type: 'api_error' } });
    });
  };
}

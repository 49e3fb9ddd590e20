import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour } from './behaviour.js';
import { chatRequest, type ChatRequest } from './chat-request.js';
import { completionFor } from './completion.js';

/** A running stand-in for a provider of OpenAI's chat completions. */
export interface OpenaiSandbox {
  /** For the SDK's `baseURL`. */
  readonly url: string;
  /** The one bearer key that is accepted. */
  readonly apiKey: string;
  /** Well-formed requests in the order in which they came. */
  readonly requests: readonly ChatRequest[];
  /** The next requests are treated like this, one after the other; then comes `answer` again. */
  behave(...behaviours: readonly Behaviour[]): void;
  stop(): Promise<void>;
}

const errorOf = {
  401: { type: 'invalid_request_error', code: 'invalid_api_key', message: 'Incorrect API key provided.' },
  429: { type: 'requests', code: 'rate_limit_exceeded', message: 'Rate limit reached.' },
  500: {
    type: 'server_error',
    code: null,
    message: 'The server had an error while processing your request.',
  },
  503: { type: 'server_error', code: null, message: 'The engine is currently overloaded.' },
} as const;

/**
 * Serves `POST /v1/chat/completions` on a free port of 127.0.0.1. It checks key and request like the real API and
 * answers deterministically, since no model is behind it.
 */
export async function startOpenaiSandbox(): Promise<OpenaiSandbox> {
  const apiKey = 'sk-sandbox-key';
  const requests: ChatRequest[] = [];
  const planned: Behaviour[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks = await request.toArray();
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      return sendError(response, 404, {
        type: 'invalid_request_error',
        code: null,
        message: 'Unknown request URL.',
      });
    }
    if (request.headers.authorization !== `Bearer ${apiKey}`) return sendError(response, 401, errorOf[401]);
    const outcome = chatRequest.safeParse(parsed(Buffer.concat(chunks as Buffer[]).toString('utf8')));
    if (!outcome.success) {
      const message = outcome.error.issues
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        .join('; ');
      return sendError(response, 400, { type: 'invalid_request_error', code: null, message });
    }
    requests.push(outcome.data);
    respond(response, outcome.data, planned.shift() ?? { kind: 'answer' });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    apiKey,
    requests,
    behave: (...behaviours) => void planned.splice(0, planned.length, ...behaviours),
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function respond(response: ServerResponse, request: ChatRequest, behaviour: Behaviour): void {
  switch (behaviour.kind) {
    case 'hang':
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>Bad gateway');
      return;
    case 'error':
      if (behaviour.retryAfterSeconds !== undefined)
        response.setHeader('retry-after', behaviour.retryAfterSeconds);
      return sendError(response, behaviour.status, errorOf[behaviour.status]);
    default:
      sendJson(response, 200, completionFor(request, behaviour));
  }
}

function sendError(response: ServerResponse, status: number, error: Record<string, unknown>): void {
  sendJson(response, status, { error: { ...error, param: null } });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

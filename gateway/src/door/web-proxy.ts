import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { identityHeader } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import { createProxyServer } from 'httpxy';

const answerTimeoutMs = 30_000;

const unavailablePage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Back in a moment</title></head>
<body><h1>Back in a moment</h1><p>The web server does not answer right now. Please try again shortly.</p></body></html>
`;

/** Everything that is not of the API goes to the web server as it is, streamed both ways. */
export class WebProxy {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });
  private readonly proxy;

  constructor(
    target: string,
    private readonly trustProxy: boolean,
    private readonly log: Logger,
  ) {
    this.proxy = createProxyServer({ target, agent: this.agent, xfwd: true, proxyTimeout: answerTimeoutMs });
  }

  async handle(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    delete request.headers[identityHeader];
    request.headers['x-request-id'] = requestId;
    if (!this.trustProxy) {
      for (const name of ['for', 'proto', 'host', 'port']) delete request.headers[`x-forwarded-${name}`];
    }
    try {
      await this.proxy.web(request, response);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      this.log.warn({ requestId, err: error }, 'web_unavailable');
      if (response.headersSent) response.destroy();
      else sendUnavailable(response);
    }
  }

  close(): void {
    this.agent.destroy();
  }
}

function sendUnavailable(response: ServerResponse): void {
  response.writeHead(502, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '2',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(unavailablePage);
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createGatewayClient } from '../gateway-client.js';
import { createRequestHandler } from '../request-handler.js';
import { createInbox } from './inbox.js';

const email = {
  id: randomUUID(),
  receivedAt: '2026-11-21T10:00:00.000Z',
  from: 'no-reply@gatefold.test',
  to: ['ada@example.org'],
  subject: 'Hello <script>alert(1)</script>',
  text: 'Open https://gatefold.test/verify-email?token=a&b="c" now',
  html: '<html><head></head><body><script>alert(1)</script><a href="https://gatefold.test/">Open</a></body></html>',
};

const servers: Server[] = [];
let origin: string;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const handler = (inbox?: ReturnType<typeof createInbox>) =>
  createRequestHandler({
    client: {
      files: new Map(),
      manifest: { 'src/public-page/visit.ts': { file: 'assets/visit-1.js', css: [] } },
      shell: '<html></html>',
    },
    gateway: createGatewayClient('http://127.0.0.1:9'),
    publicUrl: 'http://localhost:4000',
    inbox,
    logger: pino({ level: 'silent' }),
    isReady: () => true,
  });

beforeAll(async () => {
  const caught = await serve((_request, response) => response.end(JSON.stringify([email])));
  origin = await serve(handler(createInbox(caught)));
});
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const get = (path: string, from = origin) => fetch(`${from}${path}`);

test('the list names every e-mail and lets nothing in it become markup', async () => {
  const answer = await get('/dev/inbox');
  const html = await answer.text();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(html).toContain(`href="/dev/inbox/${email.id}"`);
  expect(html).toContain('Hello &lt;script&gt;');
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
});

test('an e-mail is shown as text with its link, and as HTML in a frame that runs nothing', async () => {
  const html = await (await get(`/dev/inbox/${email.id}`)).text();
  expect(html).toContain('<a href="https://gatefold.test/verify-email?token=a&amp;b=">');
  expect(html).toContain(
    `src="/dev/inbox/${email.id}/html" sandbox="allow-top-navigation-by-user-activation"`,
  );
  const framed = await get(`/dev/inbox/${email.id}/html`);
  expect(await framed.text()).toContain('<head><base target="_top">');
  const policy = framed.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  expect(policy).toMatch(/; sandbox allow-top-navigation-by-user-activation$/);
});

test('an e-mail that is not there is a 404', async () => {
  for (const path of [randomUUID(), `${email.id}/raw`, `${email.id}/html/x`]) {
    expect((await get(`/dev/inbox/${path}`)).status).toBe(404);
  }
});

// S16
test('where no e-mail is caught there is no inbox', async () => {
  const production = await serve(handler());
  for (const path of ['/dev/inbox', `/dev/inbox/${email.id}`]) {
    const answer = await get(path, production);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('<html></html>');
  }
});

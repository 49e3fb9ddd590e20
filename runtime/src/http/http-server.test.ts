import { afterEach, expect, test } from '@jest/globals';
import { createLogger } from '../logging/index.js';
import { sendText, startHttpServer, type HttpRoute, type RunningHttpServer } from './index.js';

const running: RunningHttpServer[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.drain(0))));

async function start(routes: HttpRoute[], checkReady = async (): Promise<void> => undefined) {
  const log = createLogger('test', 'silent');
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes, checkReady, log });
  running.push(server);
  return { server, url: `http://127.0.0.1:${server.port}` };
}

test('is healthy while its database is away, and not ready', async () => {
  // PS-19
  const { url } = await start([], () => Promise.reject(new Error('no database')));
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect((await fetch(`${url}/ready`)).status).toBe(503);
});

test('finishes what is in flight when it drains, and takes nothing new', async () => {
  // R10
  const release = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const { server, url } = await start([
    {
      method: 'GET',
      path: '/slow',
      handle: async (_request, response) => {
        entered.resolve();
        await release.promise;
        sendText(response, 200, 'done');
      },
    },
  ]);
  const inFlight = fetch(`${url}/slow`);
  await entered.promise;
  const drained = server.drain(5_000);
  await expect(fetch(`${url}/health`)).rejects.toThrow();
  release.resolve();
  expect(await (await inFlight).text()).toBe('done\n');
  await drained;
});

test('answers 500 without a word about the cause when a handler throws', async () => {
  const fail = (): never => {
    throw new Error('secret cause');
  };
  const { url } = await start([{ method: 'GET', path: '/bad', handle: async () => fail() }]);
  const response = await fetch(`${url}/bad`);
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('internal error\n');
});

test('rejects when the port is taken', async () => {
  const { server } = await start([]);
  const log = createLogger('test', 'silent');
  const again = startHttpServer({
    host: '127.0.0.1',
    port: server.port,
    routes: [],
    checkReady: async () => undefined,
    log,
  });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

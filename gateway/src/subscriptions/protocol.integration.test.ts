import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { eventually } from '../testing/eventually.js';
import { RawSocket } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start({
    SOCKET_INIT_TIMEOUT_MS: '200',
    HEARTBEAT_MS: '100',
    ALLOWED_ORIGINS: 'https://app.example.org',
  });
});
afterAll(() => platform.stop());

const open = () => RawSocket.open(platform.socketUrl);
const ready = async () => {
  const socket = await open();
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  return socket;
};
const subscribe = (id: string) => ({
  id,
  type: 'subscribe',
  payload: { query: 'subscription { projectUpdated(id: "p1") { title } }' },
});

// S4
test('subscribing before the acknowledgement closes with 4401', async () => {
  const socket = await open();
  socket.send(subscribe('1'));
  expect((await socket.closed).code).toBe(4401);
});

// S4
test('a second initialisation closes with 4429', async () => {
  const socket = await ready();
  socket.send({ type: 'connection_init' });
  expect((await socket.closed).code).toBe(4429);
});

// S4
test('no initialisation in time closes with 4408', async () => {
  expect((await (await open()).closed).code).toBe(4408);
});

// S4
test('an id that is in use closes with 4409', async () => {
  const socket = await ready();
  socket.send(subscribe('1'));
  socket.send(subscribe('1'));
  expect((await socket.closed).code).toBe(4409);
});

// S4
test.each(['not json', '[]', '{"type":"unknown"}', '{"type":"subscribe"}'])(
  'the message %s closes with 4400',
  async (message) => {
    const socket = await ready();
    socket.send(message);
    expect((await socket.closed).code).toBe(4400);
  },
);

// S4, BP-2
test('a token that does not count closes with 4403', async () => {
  const socket = await open();
  socket.send({ type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } });
  expect((await socket.closed).code).toBe(4403);
});

// S4
test('a client that is gone without a word, in whatever state, leaves no subscription behind', async () => {
  const states = [
    open,
    ready,
    async () => {
      const socket = await ready();
      socket.send(subscribe('1'));
      await platform.live(1);
      return socket;
    },
  ];
  for (const reach of states) (await reach()).socket.terminate();
  await eventually('unsubscribed', () => platform.world.projectChanged.subscriberCount === 0);
  await platform.live(0);
  expect(await platform.metric('gatefold_shared_subscriptions')).toBe(0);
});

// S4
test('another subprotocol closes with 4406', async () => {
  const socket = new WebSocket(platform.socketUrl);
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(4406);
});

// S4
test('a message above 64 KB closes with 1009, one of 64 KB is read', async () => {
  const socket = await ready();
  const message = (bytes: number) => {
    const text = JSON.stringify({ type: 'ping', payload: { x: '' } });
    return text.replace('""', `"${'x'.repeat(bytes - text.length)}"`);
  };
  socket.send(message(65_536));
  await socket.message('pong');
  socket.send(message(65_537));
  expect((await socket.closed).code).toBe(1009);
});

// S4
test('completing what has ended, and what never was, harms nothing', async () => {
  const socket = await ready();
  socket.send({ id: '1', type: 'subscribe', payload: { query: '{ plans }' } });
  await socket.message('complete');
  socket.send({ id: '1', type: 'complete' });
  socket.send({ id: 'never', type: 'complete' });
  socket.send({ type: 'ping' });
  expect(await socket.message('pong')).toEqual({ type: 'pong' });
  socket.socket.close();
});

// PS-15, S5
test('a page of a foreign origin gets no socket, one of an allowed origin does', async () => {
  const attempt = async (origin: string) => {
    const socket = new WebSocket(platform.socketUrl, 'graphql-transport-ws', { origin });
    const outcome = await once(socket, 'open').then(
      () => 'open',
      (error: Error) => error.message,
    );
    socket.terminate();
    return outcome;
  };
  expect(await attempt('https://evil.example')).toContain('403');
  expect(await attempt('https://app.example.org')).toBe('open');
  expect(await attempt(platform.origin)).toBe('open');
});

test('another path has no socket', async () => {
  const socket = new WebSocket(platform.socketUrl.replace('/graphql', '/other'), 'graphql-transport-ws');
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('404');
});

// R8
test('a client that answers no ping is cut off', async () => {
  const socket = await RawSocket.open(platform.socketUrl, 'graphql-transport-ws', { autoPong: false });
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  expect((await socket.closed).code).toBe(1006);
});

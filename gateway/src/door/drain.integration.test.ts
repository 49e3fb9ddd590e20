import { Agent, get } from 'node:http';
import { beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { RawSocket } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await TestPlatform.start();
});

// R10
test('a drain fails none of 200 requests in flight, closes sockets with 1012 and ends within 5 s', async () => {
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  socket.send({
    id: '1',
    type: 'subscribe',
    payload: { query: 'subscription { projectUpdated(id: "p1") { id } }' },
  });
  await eventually('subscribed', () => platform.world.projectChanged.subscriberCount === 1);

  platform.of('users').delayMs = 300;
  const requests = Array.from({ length: 200 }, (_, i) => platform.post(`{ user(id: "u${i}") { username } }`));
  await eventually('all are in flight', () => platform.of('users').documents.length >= 200);
  const started = performance.now();
  const stopped = platform.gateway.stop();
  const answers = await Promise.all(requests);
  await stopped;
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(answers.filter(({ status, body }) => status !== 200 || body.errors)).toEqual([]);
  expect((await socket.closed).code).toBe(1012);
  await platform.stop();
});

// R10
test('from the first moment of a drain /ready says no on connections that are open, and /health yes', async () => {
  const agents = [0, 1].map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const statusOf = (path: string, agent = agents[0]) =>
    new Promise<number>((resolve, reject) => {
      get(`${platform.origin}${path}`, agent ? { agent } : {}, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      }).once('error', reject);
    });
  await eventually('ready', async () => (await statusOf('/ready')) === 200);
  expect(await statusOf('/health', agents[1])).toBe(200);
  const stopped = platform.gateway.stop();
  expect(await Promise.all([statusOf('/ready'), statusOf('/health', agents[1])])).toEqual([503, 200]);
  await stopped;
  await expect(fetch(`${platform.origin}/health`)).rejects.toThrow();
  for (const agent of agents) agent.destroy();
  await platform.stop();
});

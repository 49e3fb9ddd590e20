import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { StreamOperation, streamClient } from '../testing/event-stream-client.js';
import { RawSocket } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.stop());

const subscription = 'subscription { projectUpdated(id: "p1") { id } }';

async function session() {
  const id = randomUUID();
  return { id, authorization: `Bearer ${await platform.token({ sid: id })}` };
}
const statusOf = async (authorization: string) =>
  (await platform.post('{ me { id } }', { headers: { authorization } })).status;
async function socketOf(authorization: string): Promise<RawSocket> {
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({ type: 'connection_init', payload: { authorization } });
  await socket.message('connection_ack');
  socket.send({ id: '1', type: 'subscribe', payload: { query: subscription } });
  return socket;
}
const streamOf = (authorization: string) =>
  new StreamOperation(streamClient(platform.origin, { headers: { authorization } }), subscription);

// S9
test('the end of a session ends its requests, sockets and streams, and those of no other', async () => {
  const [ended, other] = [await session(), await session()];
  const sockets = await Promise.all([ended, other].map(({ authorization }) => socketOf(authorization)));
  const streams = [ended, other].map(({ authorization }) => streamOf(authorization));
  await eventually('subscribed', () => platform.world.projectChanged.subscriberCount > 0);
  await eventually('listening', () => platform.world.sessionsEnded.subscriberCount > 0);
  platform.world.endSession(ended.id);
  expect(await sockets[0]?.closed).toEqual({ code: 4403, reason: 'Session ended' });
  await streams[0]?.ended();
  expect(await statusOf(ended.authorization)).toBe(401);

  expect(await statusOf(other.authorization)).toBe(200);
  expect(sockets[1]?.socket.readyState).toBe(sockets[1]?.socket.OPEN);
  platform.world.projectChanged.publish({ id: 'p1', title: 'Bridge', ownerId: 'u1' });
  await streams[1]?.received(1);
  sockets[1]?.socket.close();
  streams[1]?.dispose();
});

// S9
test('a new socket and a new stream of an ended session are refused', async () => {
  const { id, authorization } = await session();
  platform.world.endSession(id);
  await eventually('refused', async () => (await statusOf(authorization)) === 401);
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({ type: 'connection_init', payload: { authorization } });
  expect((await socket.closed).code).toBe(4403);
  expect(await streamOf(authorization).ended()).toBeInstanceOf(Error);
});

// S9
test('what ended while users was away is refused soon after it is back; what lives on goes on all the time', async () => {
  const [ended, other] = [await session(), await session()];
  const [endedSocket, otherSocket] = await Promise.all(
    [ended, other].map(({ authorization }) => socketOf(authorization)),
  );
  await platform.of('users').kill();
  platform.world.endedSessions.push(ended.id);
  expect(otherSocket?.socket.readyState).toBe(otherSocket?.socket.OPEN);
  await platform.of('users').start();
  expect(await endedSocket?.closed).toEqual({ code: 4403, reason: 'Session ended' });
  expect(await statusOf(ended.authorization)).toBe(401);
  expect(otherSocket?.socket.readyState).toBe(otherSocket?.socket.OPEN);
  otherSocket?.socket.close();
});

// S9
test('a gateway that was just started knows what ended before', async () => {
  const { id, authorization } = await session();
  platform.world.endedSessions.push(id);
  await platform.restartGateway();
  expect(await statusOf(authorization)).toBe(401);
});

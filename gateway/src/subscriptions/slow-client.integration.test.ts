import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { eventually } from '../testing/eventually.js';
import { RawSocket } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  // Without a heartbeat in the time of the test: it is the full queue that ends the slow client.
  platform = await TestPlatform.start({ SOCKET_QUEUE_MAX: '20', HEARTBEAT_MS: '600000' });
});
afterAll(() => platform.stop());

const subscriber = async (id: string) => {
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  socket.send({
    id,
    type: 'subscribe',
    payload: { query: 'subscription { projectUpdated(id: "p1") { title } }' },
  });
  return socket;
};

// R8
test('a client that stops reading is closed, while another gets every event', async () => {
  const slow = await subscriber('slow');
  const healthy = await subscriber('healthy');
  await platform.live(2);
  await eventually('subscribed', () => platform.world.projectChanged.subscriberCount === 1);
  slow.socket.pause();
  let sent = 0;
  const title = 'x'.repeat(200_000);
  const received = () => healthy.messages.filter(({ type }) => type === 'next').length;
  while ((await platform.metric('gatefold_live_subscriptions')) === 2) {
    platform.world.projectChanged.publish({ id: 'p1', title, ownerId: 'u1' });
    sent += 1;
    await eventually('the healthy one has it', () => received() === sent);
    expect(sent).toBeLessThan(500);
  }
  expect(healthy.socket.readyState).toBe(WebSocket.OPEN);
  slow.socket.resume();
  expect([1006, 1013]).toContain((await slow.closed).code);
  healthy.socket.close();
});

import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from '@jest/globals';
import { NetworkError } from 'graphql-sse';
import { eventually } from '../testing/eventually.js';
import { openEventSource, streamClient, StreamOperation } from '../testing/event-stream-client.js';
import { exampleSubgraphs } from '../testing/example-graph.js';
import { compose, TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
const start = async (heartbeatMs = 200) => {
  platform = await TestPlatform.start({ SOCKET_QUEUE_MAX: '20', HEARTBEAT_MS: String(heartbeatMs) });
};
afterEach(() => platform.stop());

const query = 'subscription { projectUpdated(id: "p1") { title } }';
const subscribed = (count: number) =>
  eventually(`${count} subscribed`, () => platform.world.projectChanged.subscriberCount === count);
const publish = (title: string) => platform.world.projectChanged.publish({ id: 'p1', title, ownerId: 'u1' });

// R8
test('a client that stops reading loses its stream, while another gets every event', async () => {
  // Without a heartbeat in the time of the test: it is the full queue that ends the slow client.
  await start(600_000);
  const slow = await openEventSource(platform.origin, query);
  slow.pause();
  const healthy = new StreamOperation(streamClient(platform.origin), query);
  await platform.live(2);
  await subscribed(1);
  const title = 'x'.repeat(200_000);
  let sent = 0;
  while ((await platform.metric('gatefold_live_subscriptions')) === 2) {
    publish(title);
    sent += 1;
    await healthy.received(sent);
    expect(sent).toBeLessThan(500);
  }
  expect(healthy.end).toBeUndefined();
  // Whatever it still reads, it is not told that this was all.
  const rest = await text(slow).catch(({ message }: Error) => message);
  expect(rest).not.toContain('event: complete');
  healthy.dispose();
});

// R8
test('a client that has taken nothing for two heartbeats loses its stream before its queue is full', async () => {
  await start();
  const slow = await openEventSource(platform.origin, query);
  slow.pause();
  await subscribed(1);
  // More than the sockets on both sides hold, in fewer events than the queue does.
  for (let i = 0; i < 10; i += 1) publish('x'.repeat(2_000_000));
  await subscribed(0);
  expect(slow.readableEnded).toBe(false);
  slow.destroy();
});

// R10
test('a drain ends streams so that clients come back, and takes no new ones', async () => {
  await start();
  const live = new StreamOperation(streamClient(platform.origin), query);
  await subscribed(1);
  platform.of('users').delayMs = 300;
  const read = new StreamOperation(streamClient(platform.origin), '{ user(id: "u1") { username } }');
  await eventually('in flight', () => platform.of('users').documents.length === 1);
  const started = performance.now();
  const stopped = platform.gateway.stop();
  expect(await live.ended()).toBeInstanceOf(NetworkError);
  expect(await read.ended()).toBe('complete');
  expect(read.answers).toEqual([{ data: { user: { username: 'name-u1' } } }]);
  await stopped;
  expect(performance.now() - started).toBeLessThan(2_000);
});

// GX-3
test('a new supergraph without its field ends a stream, so that the client comes back and is told', async () => {
  await start();
  const client = streamClient(platform.origin, { retryAttempts: 3 });
  const live = new StreamOperation(client, query);
  await subscribed(1);
  const definitions = exampleSubgraphs(platform.world).map((definition) => ({
    ...definition,
    typeDefs: definition.typeDefs.replace('projectUpdated(id: ID!): Project', ''),
  }));
  await platform.replaceSupergraph(compose(definitions));
  expect(await live.ended()).toBe('complete');
  expect(live.answers.map(({ errors }) => errors?.[0]?.extensions['code'])).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
});

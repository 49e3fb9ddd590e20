import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { LiveWorld, liveSubgraph } from '../testing/live-subgraph.js';
import { connectClient, RawSocket, SocketOperation } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
let world: LiveWorld;
beforeEach(async () => {
  world = new LiveWorld();
  const settings = { SOCKET_QUEUE_MAX: '20', HEARTBEAT_MS: '600000' };
  platform = await TestPlatform.start(settings, [liveSubgraph(world)]);
});
afterEach(() => platform.stop());

const seqs = ({ answers }: SocketOperation) =>
  answers.map(({ data }) => (data as { feed: { seq: number } }).feed.seq);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const subscribed = (count: number) =>
  eventually(`${count} at the feed`, () => world.appended.subscriberCount === count);

// GX-3, R9
test('a feed with a cursor goes on where its lost upstream ended: no gap, no duplicate', async () => {
  const client = connectClient(platform.socketUrl);
  // The client does not even ask for the cursor's field.
  const live = new SocketOperation(client, 'subscription { feed { text } }');
  await subscribed(1);
  world.append(5);
  await live.received(5);
  for (const known of [5, 10]) {
    await platform.of('live').kill();
    world.append(5);
    await platform.of('live').start();
    await live.received(known + 5);
  }
  expect(live.answers).toEqual(world.entries.map(({ text }) => ({ data: { feed: { text } } })));
  expect(world.subscribedAfter).toEqual([undefined, 5, 10]);
  await client.dispose();
});

// GX-3
test('it resumes from an argument given as a variable, and under an alias of the client', async () => {
  world.append(3);
  const client = connectClient(platform.socketUrl);
  const query = 'subscription Feed($after: Int) { entry: feed(afterSeq: $after) { seq } }';
  const live = new SocketOperation(client, query, { after: 1 });
  await live.received(2);
  await platform.of('live').kill();
  world.append(2);
  await platform.of('live').start();
  const answers = await live.received(4);
  expect(answers.map(({ data }) => (data as { entry: object }).entry)).toEqual(
    [2, 3, 4, 5].map((seq) => ({ seq })),
  );
  expect(world.subscribedAfter).toEqual([1, 3]);
  await client.dispose();
});

test('who asks for the past gets all of it, however far another with the same cursor has come', async () => {
  world.append(3);
  const client = connectClient(platform.socketUrl);
  const query = 'subscription { feed(afterSeq: 0) { seq } }';
  const first = new SocketOperation(client, query);
  await first.received(3);
  const second = new SocketOperation(client, query);
  await second.received(3);
  world.append(1);
  await Promise.all([first.received(4), second.received(4)]);
  expect([seqs(first), seqs(second)]).toEqual([upTo(4), upTo(4)]);
  await client.dispose();
});

test('who asks for what comes shares one feed', async () => {
  const client = connectClient(platform.socketUrl);
  const both = ['{ feed { seq } }', '{ feed(afterSeq: null) { seq } }'].map((selection) => {
    const pair = [1, 2].map(() => new SocketOperation(client, `subscription ${selection}`));
    return pair;
  });
  await platform.live(4);
  await subscribed(2);
  world.append(1);
  await Promise.all(both.flat().map((operation) => operation.received(1)));
  const late = new SocketOperation(client, 'subscription { feed { seq } }');
  await platform.live(5);
  await subscribed(2);
  world.append(1);
  await late.received(1);
  expect(seqs(late)).toEqual([2]);
  await client.dispose();
});

/** A client that reads nothing after its acknowledgement. */
const paused = async (query: string) => {
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  socket.send({ id: 'slow', type: 'subscribe', payload: { query } });
  await platform.live(1);
  return socket;
};

// R8
test('where only the last state counts a slow client loses the oldest events and keeps its stream', async () => {
  const slow = await paused('subscription { state { seq text } }');
  await eventually('subscribed', () => world.state.subscriberCount === 1);
  slow.socket.pause();
  const dropped = () => platform.metric('gatefold_subscription_events_dropped_total');
  let seq = 0;
  await eventually('events are dropped', async () => {
    world.state.publish({ seq: (seq += 1), text: 'x'.repeat(200_000) });
    return (await dropped()) > 5;
  });
  slow.socket.resume();
  const received = () =>
    slow.messages
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => (payload as { data: { state: { seq: number } } }).data.state.seq);
  await eventually('the last state has come', () => received().at(-1) === seq);
  expect(received().length).toBeLessThan(seq);
  expect(received()).toEqual(received().toSorted((a, b) => a - b));
  slow.socket.close();
});

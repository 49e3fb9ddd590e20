import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';
import { person, TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start({ HEARTBEAT_MS: '200' });
});
afterAll(() => platform.stop());
afterEach(() => eventually('no subscription is left', () => subscribers() === 0));

const query =
  'subscription Live($id: ID!) { projectUpdated(id: $id) { title shopTitle owner { username badge } } }';
const subscribers = () => platform.world.projectChanged.subscriberCount;
const publish = (title: string) => platform.world.projectChanged.publish({ id: 'p1', title, ownerId: 'u1' });
const titleOf = (answer: { data?: { projectUpdated: { title: string } } }) =>
  answer.data?.projectUpdated.title;

// GX-3, RA-25, BP-26
test('an event carries fields of other subgraphs, a @requires included, in one push', async () => {
  const client = connectClient(platform.socketUrl);
  const live = new SocketOperation(client, query, { id: 'p1' });
  await eventually('subscribed', () => subscribers() === 1);
  publish('Bridge 2');
  expect(await live.received(1)).toEqual([
    {
      data: {
        projectUpdated: {
          title: 'Bridge 2',
          shopTitle: 'Bridge 2 (for sale)',
          owner: { username: 'name-u1', badge: 'badge-u1' },
        },
      },
    },
  ]);
  live.dispose();
  await eventually('unsubscribed at the subgraph', () => subscribers() === 0);
  await client.dispose();
});

// GX-3
test('events come in order, each complete, whatever their number', async () => {
  const client = connectClient(platform.socketUrl);
  const live = new SocketOperation(client, query, { id: 'p1' });
  await eventually('subscribed', () => subscribers() === 1);
  const titles = Array.from({ length: 50 }, (_, index) => `title ${index}`);
  titles.forEach(publish);
  expect((await live.received(50)).map(titleOf)).toEqual(titles);
  await client.dispose();
});

// BP-2
test('the subgraph learns who subscribed, over one connection of the gateway for all', async () => {
  const member = connectClient(platform.socketUrl, {
    connectionParams: { authorization: `Bearer ${await platform.token()}` },
  });
  const anonymous = connectClient(platform.socketUrl);
  platform.of('content').contexts.length = 0;
  const connections = platform.of('content').socketsOpened;
  const operations = [
    new SocketOperation(member, query, { id: 'p1' }),
    new SocketOperation(anonymous, query, { id: 'p1' }),
  ];
  await eventually('both subscribed', () => subscribers() === 2);
  const actors = platform
    .of('content')
    .contexts.map(({ actor }) => (actor.kind === 'member' ? actor.userId : actor.kind));
  expect(actors.sort()).toEqual([person.userId, 'anonymous'].sort());
  expect(platform.of('content').socketsOpened - connections).toBeLessThanOrEqual(1);
  operations.forEach(({ dispose }) => dispose());
  await Promise.all([member.dispose(), anonymous.dispose()]);
});

// GX-3
test('after the subgraph was killed and is back, events flow again on the same client socket', async () => {
  const client = connectClient(platform.socketUrl);
  const live = new SocketOperation(client, query, { id: 'p1' });
  await eventually('subscribed', () => subscribers() === 1);
  publish('before');
  await live.received(1);
  await platform.of('content').kill();
  await eventually('gone', () => subscribers() === 0);
  await platform.of('content').start();
  await eventually('subscribed again', () => subscribers() === 1);
  publish('after');
  expect((await live.received(2)).map(titleOf)).toEqual(['before', 'after']);
  expect(live.end).toBeUndefined();
  await client.dispose();
});

// GX-3
test('a subgraph that freezes without closing its socket is left and subscribed to again', async () => {
  const client = connectClient(platform.socketUrl);
  const live = new SocketOperation(client, query, { id: 'p1' });
  await eventually('subscribed', () => subscribers() === 1);
  const opened = platform.of('content').socketsOpened;
  platform.of('content').freezeSockets();
  await eventually('a new connection', () => platform.of('content').socketsOpened > opened);
  await eventually('subscribed again', () => subscribers() >= 1);
  await eventually('an event arrives', () => {
    publish('thawed');
    return live.answers.length > 0;
  });
  expect(live.end).toBeUndefined();
  await client.dispose();
  await platform.of('content').kill();
  await platform.of('content').start();
});

// R11
test('while another subgraph is down an event still comes, without its part', async () => {
  const client = connectClient(platform.socketUrl);
  const live = new SocketOperation(
    client,
    'subscription { projectUpdated(id: "p1") { title owner { id } } }',
  );
  const rich = new SocketOperation(client, query, { id: 'p1' });
  await eventually('both subscribed', () => subscribers() === 2);
  await platform.of('users').kill();
  publish('lonely');
  expect(await live.received(1)).toEqual([
    { data: { projectUpdated: { title: 'lonely', owner: { id: 'u1' } } } },
  ]);
  const [answer] = await rich.received(1);
  expect(answer?.errors?.[0]?.extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE', service: 'users' });
  await platform.of('users').start();
  await client.dispose();
});

test('conditions of the root are evaluated: kept it runs, skipped it is refused', async () => {
  const client = connectClient(platform.socketUrl);
  const conditional =
    'subscription S($on: Boolean!) { ... on Subscription @include(if: $on) { projectUpdated(id: "p1") @skip(if: false) { title } } }';
  const live = new SocketOperation(client, conditional, { on: true });
  await eventually('subscribed', () => subscribers() === 1);
  publish('kept');
  expect((await live.received(1)).map(titleOf)).toEqual(['kept']);
  const skipped = new SocketOperation(client, conditional, { on: false });
  expect((await skipped.received(1))[0]?.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  const typename = new SocketOperation(client, 'subscription { __typename }');
  expect(await typename.ended()).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  await client.dispose();
});

test('a subscription that the subgraph refuses ends with its code', async () => {
  const client = connectClient(platform.socketUrl);
  const live = new SocketOperation(client, 'subscription { refused { id } }');
  const [answer] = await live.received(1);
  expect(answer?.errors).toEqual([
    {
      message: 'Sign in first.',
      path: ['refused'],
      extensions: { code: 'UNAUTHENTICATED', service: 'content' },
    },
  ]);
  expect(await live.ended()).toBe('complete');
  await client.dispose();
});

// RA-25
test('queries and mutations run over the socket too', async () => {
  const client = connectClient(platform.socketUrl);
  const read = new SocketOperation(client, '{ project(id: "p1") { owner { username } } }');
  expect(await read.received(1)).toEqual([{ data: { project: { owner: { username: 'name-u1' } } } }]);
  const write = new SocketOperation(client, 'mutation { touchContent(name: "ws") }');
  expect(await write.received(1)).toEqual([{ data: { touchContent: 'ws' } }]);
  await client.dispose();
});

test('the number of live subscriptions is measured and returns to 0', async () => {
  const client = connectClient(platform.socketUrl);
  new SocketOperation(client, query, { id: 'p1' });
  await platform.live(1);
  client.terminate();
  await platform.live(0);
  expect(await platform.metric('gatefold_shared_subscriptions')).toBe(0);
});

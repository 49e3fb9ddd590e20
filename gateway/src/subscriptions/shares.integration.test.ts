import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { streamClient, StreamOperation } from '../testing/event-stream-client.js';
import { eventually } from '../testing/eventually.js';
import { exampleSubgraphs } from '../testing/example-graph.js';
import { LiveWorld, liveSubgraph } from '../testing/live-subgraph.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';
import { compose, TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
const world = new LiveWorld();
const definitions = () => [...exampleSubgraphs(platform.world), liveSubgraph(world)];
beforeAll(async () => {
  platform = await TestPlatform.start({ FORWARD_REQUEST_HEADERS: 'x-tenant', SHARE_READS: 'false' }, [
    liveSubgraph(world),
  ]);
});
afterAll(() => platform.stop());

const upstreams = () => platform.world.projectChanged.subscriberCount;
beforeEach(() => {
  platform.of('users').documents.length = 0;
  platform.of('content').contexts.length = 0;
});
afterEach(() => platform.live(0));

const query = 'subscription Live($id: ID!) { projectUpdated(id: $id) { title owner { username } } }';
const otherLayout =
  'subscription Live($id: ID!) {\n  # the same\n  projectUpdated(id: $id) { title owner { username } } }';
const variables = { id: 'p1' };
const publish = (title: string) => platform.world.projectChanged.publish({ id: 'p1', title, ownerId: 'u1' });
const titles = ({ answers }: Pick<SocketOperation, 'answers'>) =>
  answers.map(({ data }) => (data as { projectUpdated: { title: string } }).projectUpdated.title);
const bearer = async (claims = {}) => ({ authorization: `Bearer ${await platform.token(claims)}` });

// GX-3
test('20 identical subscriptions over both transports are one upstream and one execution for each event', async () => {
  const client = connectClient(platform.socketUrl);
  const sockets = [query, otherLayout].flatMap((text) =>
    Array.from({ length: 9 }, () => new SocketOperation(client, text, variables)),
  );
  const streams = [1, 2].map(() => new StreamOperation(streamClient(platform.origin), query, variables));
  await platform.live(20);
  await eventually('subscribed', () => upstreams() === 1);
  publish('first');
  publish('second');
  for (const operation of [...sockets, ...streams]) {
    expect((await operation.received(2)).slice(0, 1)).toEqual([
      { data: { projectUpdated: { title: 'first', owner: { username: 'name-u1' } } } },
    ]);
    expect(titles(operation)).toEqual(['first', 'second']);
  }
  expect(platform.of('content').contexts).toHaveLength(1);
  expect(platform.of('users').documents).toHaveLength(2);
  streams.forEach(({ dispose }) => dispose());
  await client.dispose();
});

test('other variables, another operation of the same document and another selection are not shared', async () => {
  const client = connectClient(platform.socketUrl);
  const operations = [
    new SocketOperation(client, query, variables),
    new SocketOperation(client, query, { id: 'p2' }),
    new SocketOperation(client, 'subscription { projectUpdated(id: "p1") { title id } }'),
  ];
  await eventually('three upstreams', () => upstreams() === 3);
  expect(platform.of('content').contexts).toHaveLength(3);
  operations.forEach(({ dispose }) => dispose());
  await client.dispose();
});

const member = { sid: '01890a5d-ac96-774b-bcce-b302099a8059' };
const other = { sub: '01890a5d-ac96-774b-bcce-b302099a8058' };

// S6: an attacker asks for exactly what the other asks for.
test.each<[string, () => Promise<Record<string, string>[]>]>([
  ['a member and nobody', async () => [await bearer(), {}]],
  ['two members', async () => [await bearer(member), await bearer({ ...member, ...other })]],
  ['two sessions of one member', async () => [await bearer(), await bearer()]],
  [
    'two roles of one session',
    async () => [await bearer(member), await bearer({ ...member, roles: ['ADMIN'] })],
  ],
  ['two values of a forwarded header', async () => [{ 'x-tenant': 'a' }, { 'x-tenant': 'b' }]],
])('%s never share, whatever they send', async (_name, identities) => {
  const both = await identities();
  const operations = both.map(
    (headers) => new StreamOperation(streamClient(platform.origin, { headers }), 'subscription { whoAmI }'),
  );
  await eventually('two upstreams', () => world.secrets.subscriberCount === 2);
  world.secrets.publish(undefined);
  const seen = await Promise.all(operations.map(async (operation) => (await operation.received(1))[0]?.data));
  const isTenantOnly = both.every(({ authorization }) => authorization === undefined);
  expect(new Set(seen.map((data) => JSON.stringify(data))).size).toBe(isTenantOnly ? 1 : 2);
  operations.forEach(({ dispose }) => dispose());
  await eventually('left', () => world.secrets.subscriberCount === 0);
});

test('a renewed token of the same session shares with the old one, which leaves alone when it ends', async () => {
  const exp = Math.floor(Date.now() / 1_000) + 2;
  const [old, renewed] = [await bearer({ ...member, exp }), await bearer(member)].map(
    (headers) => new StreamOperation(streamClient(platform.origin, { headers }), query, variables),
  );
  await platform.live(2);
  await eventually('subscribed once', () => upstreams() === 1);
  await old!.ended();
  await platform.live(1);
  publish('still here');
  expect(titles({ answers: await renewed!.received(1) })).toEqual(['still here']);
  renewed!.dispose();
});

test('who joins late gets what comes from then on, who leaves takes nothing, and the last ends the upstream', async () => {
  const client = connectClient(platform.socketUrl);
  const first = new SocketOperation(client, query, variables);
  await eventually('subscribed', () => upstreams() === 1);
  publish('before');
  await first.received(1);
  const late = new SocketOperation(client, query, variables);
  await platform.live(2);
  publish('both');
  await Promise.all([first.received(2), late.received(1)]);
  first.dispose();
  await platform.live(1);
  publish('after');
  expect(titles({ answers: await late.received(2) })).toEqual(['both', 'after']);
  expect(titles(first)).toEqual(['before', 'both']);
  expect(platform.of('content').contexts).toHaveLength(1);
  late.dispose();
  await eventually('unsubscribed', () => upstreams() === 0);
  await client.dispose();
});

test('a refusal by the subgraph reaches every client, and who comes later asks anew', async () => {
  const client = connectClient(platform.socketUrl);
  const refused = () => new SocketOperation(client, 'subscription { refused { id } }');
  for (const operation of [refused(), refused()]) {
    expect((await operation.received(1))[0]?.errors?.[0]?.message).toBe('Sign in first.');
    await operation.ended();
  }
  const asked = platform.of('content').contexts.length;
  await refused().ended();
  expect(platform.of('content').contexts).toHaveLength(asked + 1);
  await client.dispose();
});

// GX-5
test('a swap that keeps the fields keeps every client; one that removes them ends all with a retryable code', async () => {
  const clients = [connectClient(platform.socketUrl), connectClient(platform.socketUrl)];
  const operations = clients.map((client) => new SocketOperation(client, query, variables));
  await eventually('subscribed', () => upstreams() === 1);
  const original = compose(definitions());
  await platform.replaceSupergraph(`${original}\n# the same\n`);
  await platform.logged('supergraph_swapped');
  publish('kept');
  for (const operation of operations)
    expect(titles({ answers: await operation.received(1) })).toEqual(['kept']);
  await platform.replaceSupergraph(original.replaceAll('projectUpdated', 'projectMoved'));
  for (const operation of operations) expect(await operation.ended()).toMatchObject({ code: 4205 });
  await eventually('unsubscribed', () => upstreams() === 0);
  await platform.replaceSupergraph(original);
  await platform.logged('supergraph_swapped');
});

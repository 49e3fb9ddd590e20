import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { NetworkError } from 'graphql-sse';
import { eventually } from '../testing/eventually.js';
import { openEventSource, streamClient, StreamOperation } from '../testing/event-stream-client.js';
import { RawSocket } from '../testing/socket-client.js';
import { person, TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start({ HEARTBEAT_MS: '100', USER_SOCKETS_MAX: '2' });
});
afterAll(() => platform.stop());
afterEach(async () => {
  await eventually('no subscription is left', () => subscribers() === 0);
  await eventually('no stream is left', async () => (await platform.metric('gatefold_event_streams')) === 0);
});

const query =
  'subscription Live($id: ID!) { projectUpdated(id: $id) { title shopTitle owner { username badge } } }';
const subscribers = () => platform.world.projectChanged.subscriberCount;
const subscribed = (count = 1) => eventually('subscribed', () => subscribers() === count);
const publish = (title: string) => platform.world.projectChanged.publish({ id: 'p1', title, ownerId: 'u1' });
const bearer = async (claims = {}) => ({ authorization: `Bearer ${await platform.token(claims)}` });
const titleOf = (answer: { data?: { projectUpdated: { title: string } } }) =>
  answer.data?.projectUpdated.title;

// GX-3, RA-25
test('events come in order over a stream, each with the fields of other subgraphs', async () => {
  const live = new StreamOperation(streamClient(platform.origin), query, { id: 'p1' });
  await subscribed();
  const titles = Array.from({ length: 50 }, (_, index) => `title ${index}`);
  titles.forEach(publish);
  const answers = await live.received(50);
  expect(answers.map(titleOf)).toEqual(titles);
  expect(answers[49]).toEqual({
    data: {
      projectUpdated: {
        title: 'title 49',
        shopTitle: 'title 49 (for sale)',
        owner: { username: 'name-u1', badge: 'badge-u1' },
      },
    },
  });
  live.dispose();
});

test('queries and mutations are answered in a stream too, with their cookies', async () => {
  const client = streamClient(platform.origin);
  const read = new StreamOperation(client, '{ project(id: "p1") { owner { username } } }');
  expect(await read.ended()).toBe('complete');
  expect(read.answers).toEqual([{ data: { project: { owner: { username: 'name-u1' } } } }]);
  const login = await fetch(`${platform.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'mutation { login }' }),
  });
  expect(login.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(login.headers.getSetCookie()[0]).toContain('gf_refresh=new');
  expect(await login.text()).toBe(
    ':\n\nevent: next\ndata: {"data":{"login":"ok"}}\n\nevent: complete\ndata: \n\n',
  );
});

test('what is wrong with an operation is told in the stream, who may not have one by its status', async () => {
  const client = streamClient(platform.origin);
  for (const [bad, code] of [
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ projects(first: 5000) { nodes { id } } }', 'COST_LIMIT'],
    [query, 'BAD_USER_INPUT'],
  ] as const) {
    const operation = new StreamOperation(client, bad);
    expect(await operation.ended()).toBe('complete');
    expect(operation.answers.map(({ errors }) => errors?.[0]?.extensions['code'])).toEqual([code]);
  }
  const refused = new StreamOperation(client, 'subscription { refused { id } }');
  expect((await refused.received(1))[0]?.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  const forged = streamClient(platform.origin, { headers: { authorization: 'Bearer x.y.z' } });
  expect(await new StreamOperation(forged, query, { id: 'p1' }).ended()).toMatchObject({
    response: { status: 401 },
  });
});

// S5
test('an EventSource of the same origin is served by GET, one of another is not, and no mutation is', async () => {
  const response = await openEventSource(platform.origin, 'subscription { projectUpdated(id: "p1") { id } }');
  expect(response.statusCode).toBe(200);
  await subscribed();
  response.destroy();
  const foreign = await fetch(`${platform.origin}/graphql?query={plans}`, {
    headers: { accept: 'text/event-stream', 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status).toBe(400);
  const mutation = await openEventSource(platform.origin, 'mutation { touchContent(name: "get") }');
  expect(mutation.resume().statusCode).toBe(405);
  expect(platform.world.ran).toEqual([]);
});

// BP-2
test('the subgraph learns who subscribed', async () => {
  platform.of('content').contexts.length = 0;
  const client = streamClient(platform.origin, { headers: await bearer() });
  const live = new StreamOperation(client, query, { id: 'p1' });
  await subscribed();
  expect(platform.of('content').contexts).toMatchObject([
    { actor: { kind: 'member', userId: person.userId } },
  ]);
  live.dispose();
});

test('an idle stream carries comments, so that nothing between takes it for dead', async () => {
  const response = await openEventSource(platform.origin, 'subscription { projectUpdated(id: "p1") { id } }');
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await eventually('three comments', () => text.length >= 9);
  expect(text.slice(0, 9)).toBe(':\n\n:\n\n:\n\n');
  response.destroy();
});

// BP-2, S9
test('a stream ends when the token of its person does; the client comes back with its next one', async () => {
  const expiring = await bearer({ exp: Math.floor(Date.now() / 1_000) + 2 });
  const once = new StreamOperation(streamClient(platform.origin, { headers: expiring }), query, { id: 'p1' });
  const tokens = [expiring, await bearer()];
  const renewing = streamClient(platform.origin, { headers: () => tokens.shift()!, retryAttempts: 3 });
  const again = new StreamOperation(renewing, query, { id: 'p1' });
  await platform.live(2);
  await subscribed();
  const started = performance.now();
  expect(await once.ended()).toBeInstanceOf(NetworkError);
  expect(performance.now() - started).toBeLessThan(3_000);
  await eventually('the other has a new stream', () => tokens.length === 0 && subscribers() === 1);
  await platform.live(1);
  publish('renewed');
  expect((await again.received(1)).map(titleOf)).toEqual(['renewed']);
  again.dispose();
});

// S1
test('a person has 2 streams and sockets together, as configured; ending one makes room', async () => {
  const headers = await bearer();
  const client = streamClient(platform.origin, { headers });
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({ type: 'connection_init', payload: headers });
  await socket.message('connection_ack');
  const first = new StreamOperation(client, query, { id: 'p1' });
  await subscribed();
  const second = new StreamOperation(client, query, { id: 'p1' });
  expect(await second.ended()).toMatchObject({ response: { status: 429 } });
  const read = new StreamOperation(client, '{ plans }');
  expect(await read.ended()).toBe('complete');
  first.dispose();
  await eventually('left', () => subscribers() === 0);
  const third = new StreamOperation(client, query, { id: 'p1' });
  await subscribed();
  third.dispose();
  socket.socket.close();
});

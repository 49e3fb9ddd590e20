import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { person, TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.stop());

// PF-24
test('one query joins three subgraphs, with a @requires across two', async () => {
  const { status, body } = await platform.post(
    'query Card($id: ID!) { project(id: $id) { title ...Sale owner { username badge } } } fragment Sale on Project { shopTitle }',
    { variables: { id: 'p1' } },
  );
  expect(status).toBe(200);
  expect(body).toEqual({
    data: {
      project: {
        title: 'Bridge',
        shopTitle: 'Bridge (for sale)',
        owner: { username: 'name-u1', badge: 'badge-u1' },
      },
    },
  });
});

test('a list joins in one fetch for each other subgraph', async () => {
  const before = platform.of('users').documents.length;
  const { body } = await platform.post('{ projects(first: 2) { nodes { owner { username } } } }');
  expect(body.data.projects.nodes).toEqual([
    { owner: { username: 'name-u1' } },
    { owner: { username: 'name-u2' } },
  ]);
  expect(platform.of('users').documents.length - before).toBe(1);
});

test('mutations run in the order of the document across subgraphs', async () => {
  platform.world.ran.length = 0;
  const { body } = await platform.post(
    'mutation { a: touchContent(name: "1") b: touchUser(name: "2") c: touchContent(name: "3") d: touchUser(name: "4") }',
  );
  expect(Object.keys(body.data)).toEqual(['a', 'b', 'c', 'd']);
  expect(platform.world.ran).toEqual(['content 1', 'users 2', 'content 3', 'users 4']);
});

const misses = async () => {
  const text = await platform.metrics();
  return Number(/gatefold_plan_cache_lookups\{outcome="miss"\} (\d+)/.exec(text)?.[1]);
};

test('operations that differ in literals alone share one plan, each with its own values', async () => {
  const titleOf = (id: string) => platform.post(`{ project(id: "${id}") { literal: title } }`);
  expect((await titleOf('p1')).body.data).toEqual({ project: { literal: 'Bridge' } });
  const before = await misses();
  expect((await titleOf('p2')).body.data).toEqual({ project: { literal: 'Tower' } });
  expect(await misses()).toBe(before);
});

test('operations that differ in layout alone share one plan', async () => {
  await platform.post('{ plans me { id } }');
  const before = await misses();
  const { body } = await platform.post('{\n  # a comment\n  plans,\n  me { id }\n}');
  expect(body.data.plans).toEqual(['FREE', 'PRO']);
  expect(await misses()).toBe(before);
});

test('a condition on a variable decides in each request although the plan is shared', async () => {
  const query = 'query Maybe($no: Boolean!) { plans @skip(if: $no) project(id: "p1") { title } }';
  const without = await platform.post(query, { variables: { no: true } });
  const withPlans = await platform.post(query, { variables: { no: false } });
  expect(without.body.data).toEqual({ project: { title: 'Bridge' } });
  expect(withPlans.body.data).toEqual({ plans: ['FREE', 'PRO'], project: { title: 'Bridge' } });
});

test('__typename alone and beside data is answered', async () => {
  const { body } = await platform.post('{ __typename plans }');
  expect(body).toEqual({ data: { __typename: 'Query', plans: ['FREE', 'PRO'] } });
});

test('an error of a subgraph keeps its code and path and loses its inside', async () => {
  const { body } = await platform.post('{ refusedHere: forbidden plans }');
  expect(body.data).toEqual({ refusedHere: null, plans: ['FREE', 'PRO'] });
  expect(body.errors).toEqual([
    { message: 'Not yours.', path: ['refusedHere'], extensions: { code: 'FORBIDDEN', service: 'content' } },
  ]);
});

// S2
test('an unexpected error of a subgraph is INTERNAL with the request id and no text of the subgraph', async () => {
  const { body } = await platform.post('{ broken }', { headers: { 'x-request-id': 'req-12345678' } });
  expect(body.errors?.[0]?.extensions).toEqual({
    code: 'INTERNAL',
    requestId: 'req-12345678',
    service: 'content',
  });
  expect(JSON.stringify(body)).not.toContain('hunter2');
});

test('a null where the schema allows none is an error at its path, not a silent null', async () => {
  platform.world.projects.push({ id: 'p9', title: null as unknown as string, ownerId: 'u1' });
  const { body } = await platform.post('{ project(id: "p9") { title } }');
  platform.world.projects.pop();
  expect(body.data).toEqual({ project: null });
  expect(body.errors?.[0]?.extensions['code']).toBe('INTERNAL');
  expect(body.errors?.[0]?.path).toEqual(['project', 'title']);
});

// BP-2
test('each subgraph gets a signed identity for itself with the caller and the entitlements', async () => {
  const token = await platform.token();
  await platform.post('{ me { badge } }', { headers: { authorization: `Bearer ${token}` } });
  const { actor, headers } = platform.of('users').contexts.at(-1) ?? {};
  expect(actor).toMatchObject({
    kind: 'member',
    userId: person.userId,
    username: 'ada',
    roles: ['MEMBER'],
    access: platform.world.snapshot,
  });
  expect(headers?.['authorization']).toBeUndefined();
  expect(platform.of('billing').contexts.at(-1)?.actor).toEqual(actor);
});

test('an anonymous caller is told to subgraphs as anonymous', async () => {
  await platform.post('{ user(id: "u1") { username } }');
  expect(platform.of('users').contexts.at(-1)?.actor).toEqual({ kind: 'anonymous' });
});

test('subgraphs get the request id and the address of the client, not one that the client made up', async () => {
  const { headers } = await platform.post('{ user(id: "u1") { username } }', {
    headers: { 'x-request-id': 'short', 'x-forwarded-for': '6.6.6.6', 'x-gatefold-identity': 'forged' },
  });
  const received = platform.of('users').contexts.at(-1)?.headers;
  expect(received?.['x-request-id']).toBe(headers.get('x-request-id'));
  expect(received?.['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(received?.['x-forwarded-for']).toBe('127.0.0.1');
});

test('the refresh cookie goes to users alone, and only users may set cookies', async () => {
  const headers = { cookie: 'other=1; gf_refresh=abc; third=2' };
  const answer = await platform.post('mutation { login touchContent(name: "x") }', { headers });
  expect(answer.headers.getSetCookie()).toEqual(['gf_refresh=new; HttpOnly; Path=/; SameSite=Lax']);
  expect(platform.of('users').contexts.at(-1)?.headers['cookie']).toBe('gf_refresh=abc');
  expect(platform.of('content').contexts.at(-1)?.headers['cookie']).toBeUndefined();
  const foreign = await platform.post('{ setCookie }', { headers });
  expect(foreign.body.data).toEqual({ setCookie: 'ok' });
  expect(foreign.headers.getSetCookie()).toEqual([]);
});

test('entitlements are read once for many requests, and again after billing says that they changed', async () => {
  const headers = { authorization: `Bearer ${await platform.token()}` };
  await platform.post('{ me { id } }', { headers });
  const reads = platform.world.snapshotReads;
  await platform.post('{ me { username } }', { headers });
  expect(platform.world.snapshotReads).toBe(reads);
  platform.world.snapshot = { ...platform.world.snapshot, tier: 'PREMIUM' };
  platform.world.entitlementsChanged.publish(person.userId);
  const tier = async () => {
    await platform.post('{ me { displayName } }', { headers });
    const actor = platform.of('users').contexts.at(-1)?.actor;
    return actor?.kind === 'member' ? actor.access.tier : undefined;
  };
  while ((await tier()) !== 'PREMIUM');
  expect(platform.world.snapshotReads).toBe(reads + 1);
});

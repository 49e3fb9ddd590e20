import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connectClient, SocketOperation } from '../testing/socket-client.js';
import { eventually } from '../testing/eventually.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start({ FORWARD_REQUEST_HEADERS: 'x-tenant' });
});
afterAll(() => platform.stop());

const content = () => platform.of('content');
const query = '{ project(id: "p1") { title owner { username } } }';
beforeEach(() => {
  content().delayMs = 200;
  content().documents.length = 0;
  content().contexts.length = 0;
});
afterEach(() => {
  content().delayMs = 0;
  platform.of('users').delayMs = 0;
});

const ask = (headers: Record<string, string> = {}) => platform.post(query, { headers });
const bearer = async (claims = {}) => ({ authorization: `Bearer ${await platform.token(claims)}` });
const calls = () => content().documents.length;

test('50 identical reads at the same time are one call, and each has its own answer', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask()));
  expect(calls()).toBe(1);
  for (const { body } of answers) {
    expect(body).toEqual({ data: { project: { title: 'Bridge', owner: { username: 'name-u1' } } } });
  }
  await ask();
  expect(calls()).toBe(2);
});

// S6, S10
test.each<[string, () => Promise<Record<string, string>[]>]>([
  ['a member and nobody', async () => [await bearer(), {}]],
  [
    'two members',
    async () => [await bearer(), await bearer({ sub: '01890a5d-ac96-774b-bcce-b302099a8058' })],
  ],
  ['two sessions of one member', async () => [await bearer(), await bearer()]],
  ['two roles of one session', async () => [await session('MEMBER'), await session('ADMIN')]],
  ['two values of a forwarded header', async () => [{ 'x-tenant': 'a' }, { 'x-tenant': 'b' }]],
])('%s never share an answer to the same document', async (_name, identities) => {
  const both = await identities();
  await Promise.all(both.flatMap((headers) => [ask(headers), ask(headers)]));
  expect(calls()).toBe(2);
  const seen = content().contexts.map(({ actor, headers }) =>
    JSON.stringify([{ ...actor, access: null }, headers['x-tenant']]),
  );
  expect(new Set(seen).size).toBe(2);
});

const session = (role: string) => bearer({ sid: '01890a5d-ac96-774b-bcce-b302099a8059', roles: [role] });

test('other variables and other documents are other reads', async () => {
  const byId = 'query Q($id: ID!) { project(id: $id) { title } }';
  const answers = await Promise.all([
    platform.post(byId, { variables: { id: 'p1' } }),
    platform.post(byId, { variables: { id: 'p2' } }),
    platform.post('{ project(id: "p1") { title id } }'),
  ]);
  expect(answers.map(({ body }) => body.data.project.title)).toEqual(['Bridge', 'Tower', 'Bridge']);
  expect(calls()).toBe(3);
});

test('mutations are never shared', async () => {
  platform.world.ran.length = 0;
  await Promise.all(Array.from({ length: 5 }, () => platform.post('mutation { touchContent(name: "m") }')));
  expect(platform.world.ran).toHaveLength(5);
});

test('a read that begins after a write does not join one that began before it', async () => {
  const before = ask();
  await eventually('the first read is at the subgraph', () => calls() === 1);
  content().delayMs = 0;
  await platform.post('mutation { touchContent(name: "between") }');
  await ask();
  expect(content().documents.filter((document) => !document.includes('touchContent'))).toHaveLength(2);
  await before;
});

test('an answer that sets a cookie goes to the caller who asked for it, the others ask themselves', async () => {
  const users = platform.of('users');
  users.delayMs = 200;
  users.documents.length = 0;
  const answers = await Promise.all(Array.from({ length: 3 }, () => platform.post('{ visit }')));
  const cookies = answers.map(({ headers }) => headers.getSetCookie()[0]);
  expect(new Set(cookies).size).toBe(3);
  expect(users.documents).toHaveLength(3);
});

test('a caller who leaves takes nothing from the others', async () => {
  const client = connectClient(platform.socketUrl);
  const leaving = new SocketOperation(client, query);
  await eventually('it is at the subgraph', () => calls() === 1);
  const staying = ask();
  leaving.dispose();
  client.terminate();
  expect((await staying).body.errors).toBeUndefined();
  expect(calls()).toBe(1);
});

test('the subgraph failing once fails all who waited, and is asked again by the next', async () => {
  content().dropNext = 2;
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ body }) => body.errors?.[0]?.extensions['code'])).toEqual(
    Array.from({ length: 3 }, () => 'UPSTREAM_UNAVAILABLE'),
  );
  expect((await ask()).body.errors).toBeUndefined();
});

test('sharing can be switched off', async () => {
  const alone = await TestPlatform.start({ SHARE_READS: 'false' });
  alone.of('content').delayMs = 100;
  await Promise.all(Array.from({ length: 5 }, () => alone.post(query)));
  expect(alone.of('content').documents).toHaveLength(5);
  await alone.stop();
});

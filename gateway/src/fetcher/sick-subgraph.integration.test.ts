import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { TestPlatform } from '../testing/test-platform.js';
import type { Behaviour } from '../testing/test-subgraph.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start({ SUBGRAPH_TIMEOUT_MS: '1000', SUBGRAPH_BYTES_MAX: '100000' });
});
afterAll(() => platform.stop());
afterEach(async () => {
  platform.of('billing').behaviour = 'ok';
  await recovered();
});

const query = '{ plans project(id: "p1") { title shopTitle owner { username badge } } }';
const recovered = () =>
  eventually(
    'billing serves again',
    async () => (await platform.post('{ plans }')).body.errors === undefined,
  );

// R11
test.each<[Behaviour, string]>([
  ['hang', 'TIMEOUT'],
  ['status 500', 'UPSTREAM_UNAVAILABLE'],
  ['truncated', 'UPSTREAM_UNAVAILABLE'],
  ['not JSON', 'UPSTREAM_UNAVAILABLE'],
  ['oversize', 'UPSTREAM_UNAVAILABLE'],
])('a subgraph that answers with "%s" takes away only its part: %s', async (behaviour, code) => {
  platform.of('billing').behaviour = behaviour;
  const { status, body } = await platform.post(
    '{ project(id: "p1") { title } user(id: "u1") { username } plans }',
  );
  expect(status).toBe(200);
  expect(body.data).toBeNull(); // plans is not nullable
  const nullable = await platform.post('{ project(id: "p1") { title owner { username badge } } }');
  expect(nullable.body.data).toEqual({ project: null });
  expect(nullable.body.errors?.[0]?.extensions).toEqual({ code, service: 'billing' });
  expect(nullable.body.errors?.[0]?.path).toEqual(['project', 'owner']);
  expect(body.errors).toEqual([
    {
      message: expect.stringContaining('billing'),
      path: ['plans'],
      extensions: { code, service: 'billing' },
    },
  ]);
});

// R11
test('a subgraph that is down takes away only its part, and serves again within 10 s of its return', async () => {
  await platform.of('billing').kill();
  const { body } = await platform.post('{ project(id: "p1") { title owner { username } } }');
  expect(body.errors).toBeUndefined();
  const broken = await platform.post(query);
  expect(broken.body.errors?.map(({ extensions }) => extensions['code'])).toContain('UPSTREAM_UNAVAILABLE');
  await platform.of('billing').start();
  await recovered();
});

// R11
test('after a few failures a hung subgraph is not waited for any more', async () => {
  platform.of('billing').behaviour = 'hang';
  const codeOf = async () => (await platform.post('{ plans }')).body.errors?.[0]?.extensions['code'];
  expect(await codeOf()).toBe('TIMEOUT');
  await eventually('it is not asked any more', async () => (await codeOf()) === 'UPSTREAM_UNAVAILABLE');
});

test('callers whom a subgraph refuses do not open the circuit for others', async () => {
  platform.of('billing').behaviour = 'status 401';
  const refused = await Promise.all(Array.from({ length: 6 }, (_, i) => platform.post(`{ p${i}: plans }`)));
  for (const { body } of refused) expect(body.errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
  platform.of('billing').behaviour = 'ok';
  expect((await platform.post('{ plans }')).body).toEqual({ data: { plans: ['FREE', 'PRO'] } });
});

test('an oversize answer to one query does not open the circuit for others', async () => {
  platform.of('billing').behaviour = 'oversize';
  await Promise.all(Array.from({ length: 6 }, (_, i) => platform.post(`{ p${i}: plans }`)));
  platform.of('billing').behaviour = 'ok';
  expect((await platform.post('{ plans }')).body).toEqual({ data: { plans: ['FREE', 'PRO'] } });
});

test('a read is sent again once after a dropped connection, a mutation is not', async () => {
  const content = platform.of('content');
  content.dropNext = 1;
  expect((await platform.post('{ project(id: "p1") { title } }')).body.errors).toBeUndefined();
  content.dropNext = 1;
  platform.world.ran.length = 0;
  const { body } = await platform.post('mutation { touchContent(name: "once") }');
  expect(body.errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
  expect(platform.world.ran).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { connectClient, RawSocket, SocketOperation } from '../testing/socket-client.js';
import { TestPlatform, type Answer } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start({ SOCKET_OPERATIONS_MAX: '3', USER_SOCKETS_MAX: '2' });
});
afterAll(() => platform.stop());

type Errors = NonNullable<Answer['errors']>;
type Send = (query: string, variables?: Record<string, unknown>) => Promise<Errors>;

const overHttp: Send = async (query, variables) => {
  const { status, body } = await platform.post(query, variables ? { variables } : {});
  if (body.errors && !body.data) expect(status).toBe(400);
  return [...(body.errors ?? [])];
};

const overSocket: Send = async (query, variables) => {
  const client = connectClient(platform.socketUrl);
  const operation = new SocketOperation(client, query, variables);
  const end = await operation.ended();
  await client.dispose();
  return [...((Array.isArray(end) ? end : (operation.answers[0]?.errors ?? [])) as Errors)];
};

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
/** `count` fields in each other: project, owner, projects, nodes, owner, ... */
const nested = (count: number): string => {
  const names = ['project(id: "p1")', 'owner'];
  while (names.length < count) names.push('projects(first: 1)', 'nodes', 'owner');
  const chain = names.slice(0, count - 1);
  return `{ ${chain.join(' { ')} { __typename ${' }'.repeat(chain.length)} }`;
};

// S1, RA-2
describe.each<[string, Send]>([
  ['HTTP', overHttp],
  ['WebSocket', overSocket],
])('over %s', (_name, send) => {
  const refused = async (query: string, variables?: Record<string, unknown>) => {
    const [error] = await send(query, variables);
    return error?.extensions['code'];
  };

  test('depth 10 passes and 11 does not', async () => {
    expect(await refused(nested(10))).toBeUndefined();
    expect(await refused(nested(11))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('depth hidden in fragments counts', async () => {
    const inFragment = nested(11).replace(
      /^\{ project\(id: "p1"\) (.*) \}$/s,
      '{ project(id: "p1") { ...F } } fragment F on Project $1',
    );
    expect(await refused(inFragment)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('15 aliases pass and 16 do not, also of __typename and through fragments', async () => {
    const aliased = (count: number) =>
      `{ project(id: "p1") { ${repeat(count, (i) => `a${i}: __typename`)} } }`;
    expect(await refused(aliased(15))).toBeUndefined();
    expect(await refused(aliased(16))).toBe('GRAPHQL_VALIDATION_FAILED');
    const fragments = `{ project(id: "p1") { ...A owner { id } } } fragment A on Project { ${repeat(8, (i) => `a${i}: id`)} ...B } fragment B on Project { ${repeat(8, (i) => `b${i}: id`)} }`;
    expect(await refused(fragments)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('10 root fields pass and 11 do not', async () => {
    expect(await refused(`{ ${repeat(10, () => 'plans')} }`)).toBeUndefined();
    expect(await refused(`{ ${repeat(11, () => 'plans')} }`)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await refused(`mutation { ${repeat(11, (i) => `a${i}: touchContent(name: "x")`)} }`)).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });

  test('5 directives pass and 6 do not', async () => {
    const project = (count: number) =>
      `{ project(id: "p1") { ${repeat(count, () => 'id @include(if: true)')} } }`;
    expect(await refused(project(5))).toBeUndefined();
    expect(await refused(project(6))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('1000 tokens pass and 1001 do not', async () => {
    const tokens = (count: number) =>
      `{ project(id: "p1") { ${repeat(count - 10, (i) => ['id', 'title', '__typename', 'shopTitle'][i % 4] ?? '')} } }`;
    expect((await send(tokens(1_000)))[0]?.message).toBeUndefined();
    expect(await refused(tokens(1_001))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('cost 1000 passes and 1001 does not, with sizes from literals, variables and defaults', async () => {
    // 1 for projects, then each node costs 1 and its owner 1.
    const query = 'query Q($n: Int! = 500) { projects(first: $n) { nodes { owner { id } } } }';
    expect(await refused(query, { n: 499 })).toBeUndefined();
    expect(await refused(query, { n: 500 })).toBe('COST_LIMIT');
    expect(await refused(query)).toBe('COST_LIMIT');
    expect(await refused('{ projects(first: 500) { nodes { owner { id } } } }')).toBe('COST_LIMIT');
  });

  test('a fragment that spreads itself, and one that doubles 25 times, are refused in 50 ms', async () => {
    const bomb = repeat(
      25,
      (i) =>
        `fragment F${i} on Project { owner { projects(first: 1) { nodes { ...F${i + 1} ...F${i + 1} } } } }`,
    );
    const started = performance.now();
    expect(await refused('{ project(id: "p1") { ...F } } fragment F on Project { ...F }')).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect(await refused(`{ project(id: "p1") { ...F0 } } ${bomb} fragment F25 on Project { id }`)).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect(performance.now() - started).toBeLessThan(150);
  });

  test('the usual introspection query passes, and the schema shows nothing of the inside', async () => {
    expect(await send(getIntrospectionQuery())).toEqual([]);
    expect(await refused('{ entitlementSnapshot(userId: "x") { tier } }')).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  // S2
  test.each(['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])(
    '%s is refused',
    async (query) => {
      expect(await refused(query)).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  // S2
  test('a near miss and nonsense get the same message', async () => {
    const message = async (field: string) => (await send(`{ ${field} }`))[0]?.message.replaceAll(field, 'X');
    expect(await message('plan')).toBe(await message('qqqqqqqqq'));
    const argument = async (name: string) =>
      (await send(`{ project(${name}: "p1") { id } }`))[0]?.message.replaceAll(name, 'X');
    expect(await argument('idd')).toBe(await argument('zzzzzzz'));
  });

  test('every validation error is told', async () => {
    expect(await send('{ a: plans { x } nope }')).toHaveLength(2);
  });

  test('a subscription with a condition on a variable harms nothing', async () => {
    const errors = await send(
      'query A { plans } subscription B($on: Boolean!) { projectUpdated(id: "p1") @include(if: $on) { id } }',
    );
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test('wrong variables and syntax have their codes', async () => {
    expect(await refused('query Q($id: ID!) { project(id: $id) { id } }')).toBe('BAD_USER_INPUT');
    expect(await refused('{ plans')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await refused('{ plans { x } }')).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

test('a web page with several fragments fits the limits', async () => {
  const { body } = await platform.post(
    `query Dashboard { me { id } plans projects(first: 50) { nodes { ...Card owner { ...Person } } edges { node { ...Card } } } project(id: "p1") { ...Card } }
     fragment Card on Project { id title shopTitle owner { ...Person } } fragment Person on User { id username displayName badge }`,
  );
  expect(body.errors).toBeUndefined();
});

test('one socket runs 3 operations at a time, as configured, and the fourth is refused alone', async () => {
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  for (const id of ['1', '2', '3', '4']) {
    socket.send({
      id,
      type: 'subscribe',
      payload: { query: 'subscription { projectUpdated(id: "p1") { id } }' },
    });
  }
  expect(await socket.message('error')).toMatchObject({
    id: '4',
    payload: [{ extensions: { code: 'RATE_LIMITED' } }],
  });
  expect(socket.socket.readyState).toBe(socket.socket.OPEN);
  socket.socket.close();
  await socket.closed;
});

test('a person has 2 sockets, as configured; closing one makes room', async () => {
  const authorization = `Bearer ${await platform.token()}`;
  const open = async () => {
    const socket = await RawSocket.open(platform.socketUrl);
    socket.send({ type: 'connection_init', payload: { authorization } });
    return socket;
  };
  const first = await open();
  await first.message('connection_ack');
  const second = await open();
  await second.message('connection_ack');
  expect(await (await open()).closed).toEqual({ code: 1013, reason: 'Too many sockets' });
  first.socket.close();
  await first.closed;
  const next = await open();
  await next.message('connection_ack');
  next.socket.close();
  second.socket.close();
});

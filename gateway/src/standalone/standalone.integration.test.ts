import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { eventually } from '../testing/eventually.js';
import { composeAt, PlainFederation } from '../testing/plain-federation.js';
import { PlainSubgraph } from '../testing/plain-subgraph.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';
import type { TestSubgraphDefinition } from '../testing/test-subgraph.js';
import { standaloneSettings } from './standalone-settings.js';

jest.setTimeout(30_000);

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@policy", "@external", "@requires"])';

const catalogue = (greeting: string): TestSubgraphDefinition => ({
  name: 'catalogue',
  typeDefs: `${link}
    type Query { products: [Product!]! greeting: String! deep: Deep! }
    type Deep { deep: Deep! refused: String }
    type Subscription { sold: Product! }
    type Product @key(fields: "id") { id: ID! name: String! secret: String @authenticated }`,
  resolvers: {
    Query: {
      products: () => [
        { id: '1', name: 'Chair', secret: 's' },
        { id: '2', name: 'Table' },
      ],
      greeting: () => greeting,
      deep: () => ({}),
    },
    Deep: {
      deep: () => ({}),
      refused: () => {
        throw new GraphQLError('Out of reach', { extensions: { code: 'ODD', depth: 3 } });
      },
    },
    Product: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `P${id}` }) },
    Subscription: {
      sold: {
        subscribe: async function* () {
          yield* [{ sold: { id: '1', name: 'Chair' } }, { sold: { id: '2', name: 'Table' } }];
        },
      },
    },
  },
});
const prices: TestSubgraphDefinition = {
  name: 'prices',
  typeDefs: `${link} type Product @key(fields: "id") { id: ID! price: Int! }`,
  resolvers: {
    Product: {
      __resolveReference: (reference: object) => reference,
      price: ({ id }: { id: string }) => Number(id) * 10,
    },
  },
};

let federation: PlainFederation;
beforeAll(async () => {
  federation = await PlainFederation.start([catalogue('hello'), prices]);
});
afterAll(() => federation.stop());

test('any supergraph is served from its own addresses, protected fields to callers that are known alone', async () => {
  expect(await readFile(federation.supergraphPath, 'utf8')).toContain('for: SECURITY');
  const { data, errors } = await federation.post('{ products { name price secret } }');
  expect(errors?.map(({ path }) => path)).toEqual([['products', '@', 'secret']]);
  expect(data).toEqual({
    products: [
      { name: 'Chair', price: 10, secret: null },
      { name: 'Table', price: 20, secret: null },
    ],
  });
});

test('health answers 200', async () => {
  expect((await fetch(`${federation.origin}/health`)).status).toBe(200);
});

test('deep operations are not refused, and errors of subgraphs come as they are with the path of the client', async () => {
  const open = Array.from({ length: 40 }, (_, depth) => `d${depth}: deep {`);
  const { data, errors } = await federation.post(`{ ${open.join(' ')} no: refused ${'}'.repeat(40)} }`);
  expect(JSON.stringify(data)).toContain('{"no":null}');
  expect(errors).toHaveLength(1);
  expect(errors?.[0]).toMatchObject({
    message: 'Out of reach',
    path: [...Array.from({ length: 40 }, (_, depth) => `d${depth}`), 'no'],
    extensions: { code: 'ODD', depth: 3 },
  });
});

test('a subscription over graphql-ws joins the fields of other subgraphs', async () => {
  const client = connectClient(`ws://127.0.0.1:${federation.gateway.port}/graphql`);
  const operation = new SocketOperation(client, 'subscription { sold { name price } }');
  expect(await operation.received(2)).toEqual([
    { data: { sold: { name: 'Chair', price: 10 } } },
    { data: { sold: { name: 'Table', price: 20 } } },
  ]);
  await client.dispose();
});

test('the token of a caller goes on to the subgraphs, which alone judge it', async () => {
  const response = await fetch(`${federation.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer anything' },
    body: '{"query":"{ greeting }"}',
  });
  expect(await response.json()).toEqual({ data: { greeting: 'hello' } });
  expect(federation.of('catalogue').lastAuthorization).toBe('Bearer anything');
});

// GX-1
test('a supergraph with other addresses takes over without a failed request', async () => {
  const moved = new PlainSubgraph(catalogue('hello from elsewhere'));
  await moved.start();
  const failures: unknown[] = [];
  let stop = false;
  const load = Array.from({ length: 4 }, async () => {
    while (!stop) {
      const { errors } = await federation.post('{ greeting products { price } }');
      if (errors) failures.push(errors);
    }
  });
  await federation.replaceSupergraph(composeAt([moved, federation.of('prices')]));
  await eventually('the new address answers', async () => {
    const { data } = await federation.post('{ greeting }');
    return data.greeting === 'hello from elsewhere';
  });
  stop = true;
  await Promise.all(load);
  await moved.stop();
  expect(failures).toEqual([]);
});

test('flags that are unknown, or a file that is not there, are configuration errors', () => {
  expect(() => standaloneSettings(['--supergrph', 'x'], {})).toThrow('Usage: npm run gateway');
  expect(() => standaloneSettings(['--supergraph', '/nowhere'], {})).toThrow('SUPERGRAPH_PATH');
  expect(() => standaloneSettings([], {})).toThrow('SUPERGRAPH_PATH: is required');
});

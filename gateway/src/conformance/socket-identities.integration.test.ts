import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { subgraph } from '../testing/conformance.js';
import { eventually } from '../testing/eventually.js';
import { PlainFederation } from '../testing/plain-federation.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';

jest.setTimeout(30_000);

/** What graphql-ws tells a subgraph of the connection. */
interface Connection {
  readonly connectionParams: Readonly<Record<string, unknown>>;
  readonly extra: { readonly request: IncomingMessage };
}

let connections: Set<IncomingMessage>;
let federation: PlainFederation;
beforeAll(async () => {
  connections = new Set();
  federation = await PlainFederation.start(
    [
      subgraph(
        'a',
        'type Query { x: Int } type Subscription { who: Who } type Who @key(fields: "id") { id: ID! params: String header: String }',
        {
          Subscription: {
            who: {
              subscribe: async function* (_: unknown, __: unknown, { connectionParams, extra }: Connection) {
                connections.add(extra.request);
                const { authorization, 'x-tenant': tenant, 'x-other': other } = connectionParams;
                yield {
                  who: {
                    id: '1',
                    params: [authorization, tenant, other].map(String).join(),
                    header: extra.request.headers.authorization ?? 'none',
                  },
                };
                await new Promise(() => undefined);
              },
            },
          },
        } as never,
      ),
      subgraph('b', 'type Who @key(fields: "id") { id: ID! more: Int }', { Who: { more: () => 1 } }),
    ],
    { FORWARD_REQUEST_HEADERS: 'authorization,x-tenant' },
  );
});
afterAll(() => federation?.stop());

const query = 'subscription { who { params header more } }';
const url = () => `ws://127.0.0.1:${federation.gateway.port}/graphql`;

async function first(connectionParams: Record<string, unknown>, text = query) {
  const client = connectClient(url(), { connectionParams });
  const [answer] = await new SocketOperation(client, text).received(1);
  return { client, answer: answer?.data.who as unknown };
}

// GX-3
test('a subgraph is told what the client says of itself in the parameters of its socket, by the list', async () => {
  const before = federation.of('b').requests.length;
  const { client, answer } = await first({ Authorization: 'Bearer one', 'x-tenant': 't', 'x-other': 'o' });
  expect(answer).toEqual({ params: 'Bearer one,t,undefined', header: 'Bearer one', more: 1 });
  expect(federation.of('b').requests.length).toBe(before + 1);
  expect(federation.of('b').lastAuthorization).toBe('Bearer one');
  await client.dispose();
});

test('the same in `headers` among the parameters, and without any', async () => {
  const inHeaders = await first({ headers: { authorization: 'Bearer two' } });
  expect(inHeaders.answer).toMatchObject({ params: 'Bearer two,undefined,undefined', header: 'Bearer two' });
  const nobody = await first({});
  expect(nobody.answer).toMatchObject({ params: 'undefined,undefined,undefined', header: 'none' });
  await inHeaders.client.dispose();
  await nobody.client.dispose();
});

test('clients of one identity share a connection to the subgraph, others never do', async () => {
  connections.clear();
  const texts = ['subscription { who { id header } }', 'subscription { who { header params } }'];
  const clients = [];
  for (const name of ['three', 'four']) {
    for (const text of texts) {
      const { client, answer } = await first({ authorization: `Bearer ${name}` }, text);
      expect(answer).toMatchObject({ header: `Bearer ${name}` });
      clients.push(client);
    }
  }
  await eventually('one connection for each identity', async () => connections.size === 2);
  for (const client of clients) await client.dispose();
});

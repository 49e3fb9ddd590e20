import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { connectClient, RawSocket, SocketOperation } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

const requestsPerMinute = 8;
const signInsPerMinute = 3;
const subscription = 'subscription { projectUpdated(id: "p1") { id } }';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start({
    TRUST_PROXY: 'true',
    REQUESTS_PER_MINUTE: String(requestsPerMinute),
    SIGN_INS_PER_MINUTE: String(signInsPerMinute),
    ADDRESS_SOCKETS_MAX: '2',
    UNLIMITED_NETWORKS: '10.1.0.0/16',
  });
});
afterAll(() => platform.stop());

let addresses = 0;
/** An address that no other test has. */
function newAddress(): string {
  addresses += 1;
  return `203.0.113.${addresses}`;
}
const ask = (address: string | undefined, query = '{ plans }') =>
  platform.post(query, address === undefined ? {} : { headers: { 'x-forwarded-for': address } });
async function open(address: string): Promise<RawSocket> {
  const socket = await RawSocket.open(platform.socketUrl, 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': address },
  });
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  return socket;
}

// BP-29, RA-22
test('one address asks so often a minute, and is told what is left and when to come back', async () => {
  const address = newAddress();
  for (let left = requestsPerMinute - 1; left >= 0; left -= 1) {
    const { status, headers } = await ask(address);
    expect(status).toBe(200);
    expect(headers.get('ratelimit-limit')).toBe(String(requestsPerMinute));
    expect(headers.get('ratelimit-remaining')).toBe(String(left));
  }
  const { status, headers, body } = await ask(address);
  expect(status).toBe(429);
  expect(body.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  const seconds = Number(headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await ask(newAddress())).status).toBe(200);
});

test('what a client writes into x-forwarded-for itself makes it nobody else', async () => {
  const address = newAddress();
  const statuses = [];
  for (let count = 0; count <= requestsPerMinute; count += 1) {
    statuses.push((await ask(`198.51.100.${count}, ${address}`)).status);
  }
  expect(statuses.at(-2)).toBe(200);
  expect(statuses.at(-1)).toBe(429);
});

test('this machine and the networks of our own processes have no limit', async () => {
  for (const address of [undefined, '10.1.2.3']) {
    for (let count = 0; count <= requestsPerMinute; count += 1) {
      const { status, headers } = await ask(address, 'mutation { login }');
      expect(status).toBe(200);
      expect(headers.get('ratelimit-limit')).toBeNull();
    }
  }
});

// PS-14, S14
test('sign-ins are counted apart, each alias of an operation for itself', async () => {
  const address = newAddress();
  expect((await ask(address, 'mutation { a: login b: login }')).status).toBe(200);
  const refused = await ask(address, 'mutation { a: login ...More } fragment More on Mutation { b: login }');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).not.toBeNull();
  expect(refused.body.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  expect((await ask(address, 'mutation { touchUser(name: "x") }')).status).toBe(200);
});

// PS-14
test('operations over a socket count like requests, and sign-ins like sign-ins', async () => {
  const client = connectClient(platform.socketUrl, { webSocketImpl: socketFrom(newAddress()) });
  const run = async (query: string) => {
    const operation = new SocketOperation(client, query);
    return JSON.stringify([await operation.ended(), operation.answers]);
  };
  for (let count = 0; count < signInsPerMinute; count += 1) {
    expect(await run('mutation { login }')).toContain('"ok"');
  }
  expect(await run('mutation { login }')).toContain('RATE_LIMITED');
  for (let count = signInsPerMinute + 1; count < requestsPerMinute; count += 1) {
    expect(await run('{ plans }')).toContain('FREE');
  }
  expect(await run('{ plans }')).toContain('RATE_LIMITED');
  await client.dispose();
});

test('one address has 2 sockets and streams without a person, as configured; leaving makes room', async () => {
  const address = newAddress();
  const anonymous = { 'x-forwarded-for': address };
  const member = { ...anonymous, authorization: `Bearer ${await platform.token()}` };
  const [first, stream] = [await open(address), await openStream(anonymous)];
  expect(stream.status).toBe(200);
  await expect(open(address)).rejects.toThrow('429');
  expect((await openStream(anonymous)).status).toBe(429);
  const ofMember = await openStream(member);
  expect(ofMember.status).toBe(200);
  first.socket.close();
  await first.closed;
  const next = await open(address);
  next.socket.close();
  await Promise.all([stream.body?.cancel(), ofMember.body?.cancel()]);
});

function openStream(headers: Record<string, string>): Promise<Response> {
  return fetch(`${platform.origin}/graphql`, {
    method: 'POST',
    headers: { ...headers, accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: subscription }),
  });
}

/** A WebSocket whose handshake a proxy forwards for this address. */
function socketFrom(address: string) {
  return class extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { 'x-forwarded-for': address } });
    }
  };
}

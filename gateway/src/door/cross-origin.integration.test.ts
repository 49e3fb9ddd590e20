import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { TestPlatform } from '../testing/test-platform.js';

// S5: what a page of each origin can make a browser do

const allowed = 'https://app.example.org';
let platform: TestPlatform;
let token: string;
beforeAll(async () => {
  platform = await TestPlatform.start({ ALLOWED_ORIGINS: allowed });
  token = await platform.token();
});
afterAll(() => platform.stop());

const methods = ['POST', 'GET', 'PUT', 'DELETE'];
const json = 'application/json';
const contentTypes = [
  json,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain; charset=application/json',
  undefined,
];
const origins = { none: undefined, same: 'same', allowed, foreign: 'https://evil.example', opaque: 'null' };
const credentials = {
  cookie: () => ({ cookie: 'gf_refresh=secret' }),
  bearer: () => ({ authorization: `Bearer ${token}` }),
};
const friendly = ['none', 'same', 'allowed'];

const cases = methods.flatMap((method) =>
  contentTypes.flatMap((contentType) =>
    Object.keys(origins).flatMap((origin) =>
      Object.keys(credentials).map((credential) => ({ method, contentType, origin, credential })),
    ),
  ),
);
type Case = (typeof cases)[number];

const originOf = (name: string) => {
  const origin = origins[name as keyof typeof origins];
  return origin === 'same' ? platform.origin : origin;
};

/** Sends a write; whether it ran, and whether the page may read the answer. */
async function send({
  method,
  contentType,
  origin: name,
  credential,
}: Case): Promise<{ ran: boolean; isReadable: boolean }> {
  const query = 'mutation { touchContent(name: "written") }';
  const origin = originOf(name);
  const headers = {
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(origin === undefined ? {} : { origin }),
    ...credentials[credential as keyof typeof credentials](),
  };
  platform.world.ran.length = 0;
  const response =
    method === 'GET'
      ? await fetch(`${platform.origin}/graphql?query=${encodeURIComponent(query)}`, { headers })
      : await fetch(`${platform.origin}/graphql`, {
          method,
          headers,
          body: new TextEncoder().encode(JSON.stringify({ query })),
        });
  await response.arrayBuffer();
  const isReadable = response.headers.has('access-control-allow-origin');
  return { ran: platform.world.ran.length > 0, isReadable };
}

test('of 240 writes only those run that a friendly page had to ask for first', async () => {
  const ran: Case[] = [];
  for (const each of cases) {
    const sent = await send(each);
    if (sent.ran) ran.push(each);
    expect(sent.isReadable).toBe(each.origin !== 'none' && friendly.includes(each.origin));
  }
  expect(cases).toHaveLength(240);
  expect(ran).toEqual(
    cases.filter(
      ({ method, contentType, origin }) =>
        method === 'POST' && contentType === json && friendly.includes(origin),
    ),
  );
});

test.each(Object.keys(origins))(
  'a page of the origin "%s" is told what it may do, or nothing',
  async (name) => {
    const origin = originOf(name);
    const response = await fetch(`${platform.origin}/graphql`, {
      method: 'OPTIONS',
      headers: { ...(origin === undefined ? {} : { origin }), 'access-control-request-method': 'POST' },
    });
    const told = response.headers.get('access-control-allow-origin');
    expect(told).toBe(friendly.includes(name) ? (origin ?? null) : null);
    expect(response.status).toBe(friendly.includes(name) ? 204 : 403);
  },
);

test.each(Object.keys(origins))(
  'a socket of the origin "%s" opens only where the page is friendly',
  async (name) => {
    const origin = originOf(name);
    const socket = new WebSocket(
      platform.socketUrl,
      'graphql-transport-ws',
      origin === undefined ? {} : { origin },
    );
    const outcome = await once(socket, 'open').then(
      () => 'open',
      (error: Error) => error.message,
    );
    socket.terminate();
    expect(outcome).toBe(friendly.includes(name) ? 'open' : 'Unexpected server response: 403');
  },
);

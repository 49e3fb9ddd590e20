import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.stop());

const json = 'application/json';
const graphqlJson = 'application/graphql-response+json';
const utf8 = (type: string) => `${type}; charset=utf-8`;

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${platform.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': json, ...headers },
    body: JSON.stringify(body),
  });
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${platform.origin}/graphql?${String(new URLSearchParams(parameters))}`, {
    headers: { 'apollo-require-preflight': '1', ...headers },
  });
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

// S3
test('the 61 audits of graphql-http give no error and at most 3 warnings', async () => {
  const audits = serverAudits({
    url: `${platform.origin}/graphql`,
    // A client that a browser would have asked for permission, as every client that is no foreign page.
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': '1' } }),
  });
  expect(audits).toHaveLength(61);
  const results = await Promise.all(audits.map(({ fn }) => fn()));
  const named = (status: string) =>
    results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);
  expect(named('error')).toEqual([]);
  expect(named('notice')).toEqual([]);
  // A refused document is a 400 for clients of application/json too, as it was before.
  expect(named('warn').map((name) => name.slice(0, 4))).toEqual(['572B', 'FDE2', '7B9B']);
});

// S3
test.each<[string | undefined, string]>([
  [undefined, json],
  ['*/*', json],
  ['application/*', json],
  [`${graphqlJson}, ${json}`, graphqlJson],
  [`${json}, ${graphqlJson}`, json],
  [`${json};q=0.5, ${graphqlJson};q=0.9`, graphqlJson],
  [`${graphqlJson}; charset=UTF-8, ${json};q=0.1`, graphqlJson],
  [`${json};q=0, */*`, graphqlJson],
  ['text/html, application/xhtml+xml, */*;q=0.8', json],
  [`APPLICATION/GRAPHQL-RESPONSE+JSON`, graphqlJson],
])('a client that accepts %s is answered in %s', async (accept, type) => {
  const response = await post({ query: '{ plans }' }, accept === undefined ? {} : { accept });
  expect(response.headers.get('content-type')).toBe(utf8(type));
  expect(await response.json()).toEqual({ data: { plans: ['FREE', 'PRO'] } });
});

// S3
test.each(['text/html', `${json};q=0`, `${json}; charset=utf-16`, 'text/*', `${json};q=x`])(
  'a client that accepts only %s gets 406 before anything runs',
  async (accept) => {
    const response = await post({ query: 'mutation { touchContent(name: "406") }' }, { accept });
    expect(response.status).toBe(406);
    expect(response.headers.get('content-type')).toBe(utf8(json));
    expect(platform.world.ran).toEqual([]);
  },
);

// S3
test('what is not run has no data and a 4xx, what fails while it runs has data and a 200, in both types', async () => {
  for (const accept of [json, graphqlJson]) {
    for (const query of [
      '{',
      '{ nope }',
      'query Q($id: ID!) { project(id: $id) { id } }',
      '{ plans } { plans }',
    ]) {
      const response = await post({ query }, { accept });
      expect(response.status).toBe(400);
      expect(Object.keys((await response.json()) as object)).toEqual(['errors']);
    }
    platform.of('billing').behaviour = 'status 500';
    const failed = await post({ query: '{ plans }' }, { accept });
    platform.of('billing').behaviour = 'ok';
    expect(failed.status).toBe(200);
    expect(failed.headers.get('content-type')).toBe(utf8(accept));
    expect(await failed.json()).toMatchObject({ data: null, errors: [{ path: ['plans'] }] });
  }
});

// S3
test('other methods get 405 with what is allowed', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD']) {
    const response = await fetch(`${platform.origin}/graphql`, { method, headers: { 'content-type': json } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  }
  const mutation = await get({ query: 'mutation { touchContent(name: "get") }' });
  expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST']);
});

// S5
test('a GET that a foreign page can send does not run; one that a browser vouches for does', async () => {
  const bare = (headers: Record<string, string>) =>
    fetch(`${platform.origin}/graphql?query=${encodeURIComponent('{ plans }')}`, { headers });
  expect((await bare({})).status).toBe(400);
  expect((await bare({ 'sec-fetch-site': 'cross-site' })).status).toBe(400);
  expect((await bare({ 'sec-fetch-site': 'same-site' })).status).toBe(400);
  expect((await bare({ 'apollo-require-preflight': '' })).status).toBe(400);
  expect((await bare({ 'x-apollo-operation-name': 'Plans' })).status).toBe(200);
  expect((await bare({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

// S3
test.each<[string, string | Uint8Array<ArrayBuffer>, number]>([
  ['application/xml', '{}', 415],
  ['application/graphql', '{ plans }', 415],
  ['application/json; charset=latin1', '{"query":"{ plans }"}', 415],
  ['application/json; charset="UTF-8"', '{"query":"{ plans }"}', 200],
  ['Application/JSON;charset=utf8', '{"query":"{ plans }"}', 200],
  ['application/json', new Uint8Array([0x22, 0xff, 0x22]), 400],
  ['application/json', 'null', 400],
  ['application/json', '"{ plans }"', 400],
  ['application/json', '{"query":"{ plans }","variables":"{}"}', 400],
  ['application/json', '{"query":""}', 400],
])('a body as %s: %s is answered with %i', async (type, body, status) => {
  const response = await fetch(`${platform.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  expect(response.status).toBe(status);
});

test('parameters of a GET are given once each, in JSON', async () => {
  const named = 'query A { plans } query B($id: ID!) { project(id: $id) { title } }';
  const good = await get({ query: named, operationName: 'B', variables: '{"id":"p1"}' });
  expect(await good.json()).toEqual({ data: { project: { title: 'Bridge' } } });
  for (const extra of ['&query={plans}', '&variables=[]', '&variables={', '&extensions=1']) {
    const response = await fetch(`${platform.origin}/graphql?query={plans}${extra}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(400);
  }
});

test('a chunked body above the limit is refused, however it announces itself', async () => {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let i = 0; i < 20; i += 1) controller.enqueue(new Uint8Array(10_240).fill(0x20));
      controller.close();
    },
  });
  const response = await fetch(`${platform.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': json },
    body: stream,
    duplex: 'half',
  });
  expect(response.status).toBe(413);
});

test('a persisted query is asked for once, then known by its hash, over GET too', async () => {
  const query = 'query Persisted { plans }';
  const sha256Hash = await sha256(query);
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const unknown = await post({ extensions });
  expect([unknown.status, await codeOf(unknown)]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
  expect((await post({ extensions }, { accept: graphqlJson })).status).toBe(400);
  expect((await post({ query, extensions })).status).toBe(200);
  const known = await get({ extensions: JSON.stringify(extensions) });
  expect(await known.json()).toEqual({ data: { plans: ['FREE', 'PRO'] } });
});

// S1
test('no hash is kept for another document, nor for one that does not fit the schema or the limits', async () => {
  const refused = async (query: string, hashed: string) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: await sha256(hashed) } };
    expect((await post({ query, extensions })).status).toBe(400);
    expect(await codeOf(await post({ extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  };
  await refused('{ plans }', '{ me { id } }');
  await refused('{ nope }', '{ nope }');
  await refused('{ projects(first: 5000) { nodes { id } } }', '{ projects(first: 5000) { nodes { id } } }');
  for (const persistedQuery of [1, 'x', { version: 2, sha256Hash: 'x' }, { version: 1 }]) {
    expect((await post({ query: '{ plans }', extensions: { persistedQuery } })).status).toBe(400);
  }
});

test('@defer is refused before anything runs', async () => {
  const response = await post({ query: '{ plans ... @defer { me { id } } }' }, { accept: graphqlJson });
  expect(response.status).toBe(400);
  expect(await codeOf(response)).toBe('GRAPHQL_VALIDATION_FAILED');
});

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
}

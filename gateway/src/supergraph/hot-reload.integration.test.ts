import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { exampleSubgraphs } from '../testing/example-graph.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';
import { compose, TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
let original: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  original = await readFile(platform.supergraphPath, 'utf8');
});
afterAll(() => platform.stop());
afterEach(async () => {
  await platform.replaceSupergraph(original);
  await eventually('the original is back', async () => (await fieldsOfQuery()).includes('broken'));
});

const fieldsOfQuery = async (): Promise<string[]> => {
  const { body } = await platform.post('{ __schema { queryType { fields { name } } } }');
  return (body.data.__schema.queryType.fields as { name: string }[]).map(({ name }) => name);
};

/** The example supergraph with a change in the SDL of content. */
const changed = (change: (typeDefs: string) => string) =>
  compose(
    exampleSubgraphs(platform.world).map((definition) =>
      definition.name === 'content' ? { ...definition, typeDefs: change(definition.typeDefs) } : definition,
    ),
  );

// GX-1
test('a new supergraph serves without a failed request', async () => {
  let stop = false;
  const failures: unknown[] = [];
  let answered = 0;
  const load = Array.from({ length: 8 }, async () => {
    while (!stop) {
      const { status, body } = await platform.post('{ project(id: "p1") { title owner { username } } }');
      if (status !== 200 || body.errors) failures.push(body);
      answered += 1;
    }
  });
  const without = changed((typeDefs) => typeDefs.replace('broken: String', ''));
  for (const sdl of [without, original, without]) {
    await platform.replaceSupergraph(sdl);
    await eventually(
      'swapped',
      async () => (await fieldsOfQuery()).includes('broken') === (sdl === original),
    );
  }
  stop = true;
  await Promise.all(load);
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(20);
});

test('a file written in place is read too', async () => {
  await writeFile(
    platform.supergraphPath,
    changed((typeDefs) => typeDefs.replace('broken: String', 'broken2: String')),
  );
  await eventually('swapped', async () => (await fieldsOfQuery()).includes('broken2'));
  expect(await fieldsOfQuery()).not.toContain('broken');
});

// GX-1
test.each<[string, () => string]>([
  ['half a file', () => original.slice(0, original.length / 2)],
  ['an empty file', () => ''],
  ['a schema that is no supergraph', () => 'type Query { x: Int }'],
  ['a supergraph with a subgraph that has no address', () => original.replaceAll('"content"', '"unheard"')],
])('%s is refused while the old one goes on', async (_name, sdl) => {
  await platform.replaceSupergraph(sdl());
  await platform.logged('supergraph_refused');
  const { body } = await platform.post('{ project(id: "p1") { title } }');
  expect(body).toEqual({ data: { project: { title: 'Bridge' } } });
});

const live = 'subscription { projectUpdated(id: "p1") { title } }';
const subscribed = () => eventually('subscribed', () => platform.world.projectChanged.subscriberCount === 1);

test('a subscription whose fields still exist goes on', async () => {
  const client = connectClient(platform.socketUrl);
  const operation = new SocketOperation(client, live);
  await subscribed();
  await platform.replaceSupergraph(changed((typeDefs) => typeDefs.replace('broken: String', '')));
  await eventually('swapped', async () => !(await fieldsOfQuery()).includes('broken'));
  platform.world.projectChanged.publish({ id: 'p1', title: 'still here', ownerId: 'u1' });
  expect(await operation.received(1)).toEqual([{ data: { projectUpdated: { title: 'still here' } } }]);
  await client.dispose();
  await eventually('unsubscribed', () => platform.world.projectChanged.subscriberCount === 0);
});

test('a subscription whose field is gone ends with the retryable 4205', async () => {
  const client = connectClient(platform.socketUrl);
  const operation = new SocketOperation(client, live);
  await subscribed();
  await platform.replaceSupergraph(
    changed((typeDefs) =>
      typeDefs.replace('projectUpdated(id: ID!)', 'projectMoved(id: ID!)').replace('broken: String', ''),
    ),
  );
  expect(await operation.ended()).toMatchObject({ code: 4205 });
});

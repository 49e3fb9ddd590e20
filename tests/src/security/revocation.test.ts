import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { WebSocket } from 'ws';
import { GraphClient } from '../harness/graph-client.js';
import { registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';

// S9: what a logout ends, through all processes, also when users is killed right after it

const withinMs = 5_000;
const watchingAnything = 'subscription { portfolioUpdated(slug: "nobody-in-particular") { id } }';

let platform: TestPlatform;
let person: Person;
beforeAll(async () => {
  platform = await startTestPlatform();
  person = await registerPerson(platform.url);
}, 120_000);
afterAll(() => platform.stop());

async function signIn(): Promise<GraphClient> {
  const client = new GraphClient(platform.url);
  await client.signIn(person);
  return client;
}
const statusOf = async (client: GraphClient) => (await client.run('{ me { id } }')).status;
/** Resolves to the close code of a socket that has signed in. */
async function closeCodeOf(client: GraphClient): Promise<{ code: Promise<number>; close: () => void }> {
  const socket = new WebSocket(`${platform.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const code = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject).once('message', () => resolve());
    socket.once('open', () => {
      const payload = { authorization: `Bearer ${client.accessToken}` };
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
    });
  });
  return { code, close: () => socket.close() };
}
async function openStream(client: GraphClient): Promise<Response> {
  return fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${client.accessToken}`,
    },
    body: JSON.stringify({ query: watchingAnything }),
  });
}

test('a logout ends the requests, sockets and streams of its session within 5 s, and nothing else', async () => {
  const [leaving, staying] = [await signIn(), await signIn()];
  const [socket, other] = [await closeCodeOf(leaving), await closeCodeOf(staying)];
  const stream = await openStream(leaving);
  expect(stream.status).toBe(200);
  await leaving.data('mutation { logout { ended } }');
  const refused = eventually(async () => ((await statusOf(leaving)) === 401 ? true : undefined), withinMs);
  await Promise.all([refused, stream.text()]);
  expect(await socket.code).toBe(4403);
  expect(await statusOf(staying)).toBe(200);
  other.close();
  expect(await other.code).toBe(1005);
});

test.each([
  // It may be killed before it has told anybody; a gateway that serves knows at once what was ended before.
  { name: 'users', refusedWithinMs: withinMs },
  { name: 'gateway', refusedWithinMs: 0 },
])('no restart of $name revives the token of an ended session', async ({ name, refusedWithinMs }) => {
  const leaving = await signIn();
  await leaving.data('mutation { logout { ended } }');
  const pid = await platform.ready(name);
  platform.processes.find((process) => process.name === name)?.kill('SIGKILL');
  await platform.changed(name, pid);
  await platform.ready(name);
  const deadline = Date.now() + refusedWithinMs;
  const status = await eventually(async () => {
    const answer = await statusOf(leaving).catch(() => 503);
    const mayChange = answer === 503 || (answer === 200 && Date.now() < deadline);
    return mayChange ? undefined : answer;
  }, 2 * withinMs);
  expect(status).toBe(401);
});

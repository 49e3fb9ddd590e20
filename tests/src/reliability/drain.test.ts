import { Agent, get } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { Feed } from '../harness/live/feed.js';
import { GatewayProcess } from '../harness/live/gateway.js';
import { Reader, Seen } from '../harness/live/reader.js';

const inFlight = 200;
const requestMs = 300;
const exitWithinMs = 5_000;

let feed: Feed;
let gateway: GatewayProcess;
beforeEach(async () => {
  feed = new Feed();
  // Each of the requests has to be one of its own at the subgraph as well.
  gateway = await GatewayProcess.start(await feed.start(), { env: { SHARE_READS: 'false' } });
}, 30_000);
afterEach(async () => {
  await gateway.kill();
  feed.stop();
});

const ask = async () => {
  const response = await fetch(`http://127.0.0.1:${gateway.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ entryCount }' }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
};

/** The status of `/ready` over a connection that was open before. */
const readyStatus = (agent: Agent) =>
  new Promise<number>((resolve, reject) => {
    get(`http://127.0.0.1:${gateway.port}/ready`, { agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    }).once('error', reject);
  });

// R10
test('SIGTERM fails none of 200 requests of 300 ms in flight, and the process ends within 5 s', async () => {
  const reader = new Reader(gateway.port, new Seen());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await eventually(() => (feed.subscribed > 0 ? true : undefined));
  expect(await readyStatus(agent)).toBe(200);

  feed.queryDelayMs = requestMs;
  const requests = Array.from({ length: inFlight }, ask);
  await eventually(() => (feed.queried === inFlight ? true : undefined), 10_000);
  const ended = gateway.terminate();
  // What is sent before it closes that connection is answered.
  await eventually(async () => ((await readyStatus(agent)) === 503 ? true : undefined), requestMs);
  const closeCode = await eventually(() => reader.closeCode);
  reader.stop();
  const answers = await Promise.all(requests);

  expect(answers).toEqual(
    Array.from({ length: inFlight }, () => ({ status: 200, body: { data: { entryCount: 0 } } })),
  );
  const { exitCode, ms } = await ended;
  expect(exitCode).toBe(0);
  expect(ms).toBeLessThan(exitWithinMs);
  expect(closeCode).toBe(1012);
  agent.destroy();
}, 30_000);

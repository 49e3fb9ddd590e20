import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { gatewayLeaks } from '../harness/leaks/gateway-leaks.js';
import { Inspector } from '../harness/leaks/inspector.js';
import { slopePerMinute, type Sample } from '../harness/leaks/slope.js';
import { steadyLoad } from '../harness/load/steady-load.js';
import { createProject, registerPerson, saveDraft, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';

// R14 in full; in short: tests/src/reliability/leaks.test.ts

/** `R14_MINUTES=3` shows that the test works; the promise is about 30. */
const minutes = Number(process.env['R14_MINUTES'] ?? 30);
/** Half of what R13 promises. */
const perSecond = 60;
const megabyte = 1_000_000;
const servers = ['gateway', 'users', 'content', 'billing', 'ai', 'web'];
/** Caches and compiled code grow at first. */
const warmUpShare = 0.25;
const samplesPerMinute = 4;
/** An access token is good for 10 minutes. */
const samplesPerSignIn = 5 * samplesPerMinute;
const steady = (samples: readonly Sample[] = []) => samples.slice(Math.floor(samples.length * warmUpShare));
const grownMax = 10;
/** The gateway ends a connection that is not used for 65 s. */
const keptMs = 90_000;

let platform: TestPlatform;
let person: Person;
beforeAll(async () => {
  platform = await startTestPlatform({ NODE_OPTIONS: '--inspect=127.0.0.1:0' });
  person = await registerPerson(platform.url);
  await createProject(person, 'Work');
}, 120_000);
afterAll(() => platform.stop());

async function attach(name: string): Promise<Inspector> {
  const log = readFileSync(path.join(platform.logs, `${name}.log`), 'utf8');
  const port = /Debugger listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(log)?.[1];
  return Inspector.attach(Number(port), await platform.ready(name));
}

let sent = 0;
let saved: Promise<void> = Promise.resolve();

/** Mostly reads through several subgraphs; a write, a page and a subscription now and then. */
async function ask(): Promise<boolean> {
  sent += 1;
  if (sent % 100 === 0) {
    // One after the other, since each goes from the revision of the one before.
    saved = saved.catch(() => undefined).then(() => saveDraft(person, `Draft ${sent}`));
    await saved;
    return true;
  }
  if (sent % 50 === 0) return (await fetch(`${platform.url}/@${person.username}`)).status < 500;
  if (sent % 20 === 0) {
    const events = person.client.subscribe('subscription { portfolioUpdated(slug: "nobody") { id } }');
    const next = events.next();
    await delay(1_000);
    await events.return?.();
    await next;
    return true;
  }
  await person.client.data(
    '{ me { displayName aiUsage { analyses } entitlement(key: "content.projects") { used } projects(first: 20) { nodes { title owner { displayName } } } } }',
  );
  return true;
}

test(
  `${minutes} minutes at half load: heap +1 MB a minute at most, descriptors +-10, loop delay p99 100 ms`,
  async () => {
    const inspectors = await Promise.all(servers.map(attach));
    await Promise.all(inspectors.map((inspector) => inspector.watchLoop()));
    const samples: Sample[][] = servers.map(() => []);
    const before = inspectors.map((inspector) => inspector.descriptors);
    const requests = await steadyLoad(perSecond, ask, async () => {
      const endMs = performance.now() + minutes * 60_000;
      while (performance.now() < endMs) {
        await delay(60_000 / samplesPerMinute);
        if ((samples[0]?.length ?? 0) % samplesPerSignIn === 0) await person.client.signIn(person);
        for (const [at, inspector] of inspectors.entries()) {
          samples[at]?.push({ atMs: performance.now(), value: (await inspector.size()).heapBytes });
        }
      }
    });
    const loopDelays = await Promise.all(inspectors.map((inspector) => inspector.loopDelayP99Ms()));
    const grown = () => inspectors.map((inspector, at) => inspector.descriptors - (before[at] ?? 0));
    // Connections that clients keep end when they are not used for so long.
    await eventually(() => (Math.max(...grown()) <= grownMax ? true : undefined), keptMs).catch(
      () => undefined,
    );
    const descriptors = grown();
    const figures = servers.map((name, at) => ({
      name,
      heapMbPerMinute: slopePerMinute(steady(samples[at])) / megabyte,
      descriptorsGrown: descriptors[at] ?? Number.NaN,
      loopDelayP99Ms: loopDelays[at] ?? Number.NaN,
    }));
    for (const inspector of inspectors) inspector.detach();
    const failed = requests.filter(({ ok }) => !ok);
    const reasons = [...new Set(failed.map(({ reason }) => reason))].slice(0, 3);
    process.stdout.write(
      `R14 ${minutes} min: ${JSON.stringify({ requests: requests.length, failed: failed.length, reasons, figures }, null, 1)}\n`,
    );
    // A load that is not served would leave nothing either.
    expect(failed.length).toBeLessThanOrEqual(requests.length / 100);
    for (const { heapMbPerMinute, descriptorsGrown, loopDelayP99Ms } of figures) {
      expect(heapMbPerMinute).toBeLessThanOrEqual(1);
      expect(descriptorsGrown).toBeLessThanOrEqual(grownMax);
      expect(loopDelayP99Ms).toBeLessThanOrEqual(100);
    }
  },
  (minutes + 3) * 60_000,
);

test('1,000 failing requests of 100 KB and 50 supergraph swaps under load leave nothing', async () => {
  const left = await gatewayLeaks({
    requests: 10_000,
    failingRequests: 1_000,
    subscriptions: 1_000,
    swaps: 50,
  });
  process.stdout.write(`R14 ${JSON.stringify(left, null, 1)}\n`);
  for (const { times, objects, descriptors } of Object.values(left)) {
    expect(objects).toBeLessThan(times / 2);
    expect(Math.abs(descriptors)).toBeLessThanOrEqual(10);
  }
}, 300_000);

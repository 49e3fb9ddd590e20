import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraphNames } from '@gatefold/scripts/supervisor';
import { startProxiedPlatform, type ProxiedPlatform } from '../harness/faults/proxied-platform.js';
import { illnesses, Patient } from '../harness/faults/sick-subgraph.js';
import { registerPerson, type Person } from '../harness/people.js';

// R11 with its figures; in short: tests/src/reliability/sick-subgraphs.test.ts

const reads = 400;
/** Measured up to so often: what a machine does beside makes any one round say little. */
const roundsMax = 5;
/** A quarter more of a few milliseconds is less than the timer's and the scheduler's share. */
const noticeableMs = 2;

let platform: ProxiedPlatform;
let person: Person;
beforeAll(async () => {
  platform = await startProxiedPlatform();
  person = await registerPerson(platform.url);
  await Promise.all(subgraphNames.map((name) => new Patient(platform, person, name).healthy()));
}, 120_000);
afterAll(() => platform.stop());

const cases = subgraphNames.flatMap((name) => Object.keys(illnesses).map((fault) => ({ name, fault })));

test.each(cases)(
  'while $name is sick ($fault) others are at most 25% slower at p99',
  async ({ name, fault }) => {
    const patient = new Patient(platform, person, name);
    await patient.unrelatedP99Ms(reads);
    const rounds: { healthyMs: number; sickMs: number; healedMs: number }[] = [];
    const isFair = () => rounds.some(({ healthyMs, sickMs }) => sickMs <= healthyMs * 1.25 + noticeableMs);
    while (rounds.length < roundsMax && !isFair()) {
      const healthyMs = await patient.unrelatedP99Ms(reads);
      const { found: sickMs, healedMs } = await patient.through(fault, () => patient.unrelatedP99Ms(reads));
      rounds.push({ healthyMs, sickMs, healedMs });
    }
    process.stdout.write(
      `R11 ${name} ${fault} ${JSON.stringify(rounds, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(1)) : value))}\n`,
    );
    expect(isFair()).toBe(true);
    expect(Math.max(...rounds.map(({ healedMs }) => healedMs))).toBeLessThan(10_000);
  },
  180_000,
);

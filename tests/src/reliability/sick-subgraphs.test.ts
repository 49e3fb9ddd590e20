import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startProxiedPlatform, type ProxiedPlatform } from '../harness/faults/proxied-platform.js';
import { illnesses, Patient } from '../harness/faults/sick-subgraph.js';
import { subgraphNames as subgraphs } from '@gatefold/scripts/supervisor';
import { registerPerson, type Person } from '../harness/people.js';

// R11 in short, each of the four with each of the six faults; with the figures: tests/src/promises/sick-subgraphs.test.ts

// What is measured in milliseconds is measured again when the machine was busy with something else.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

/** The limit of a subgraph is 1.8 s; the rest is the way. */
const partialWithinMs = 2_000;
const healedWithinMs = 10_000;

let platform: ProxiedPlatform;
let person: Person;
beforeAll(async () => {
  platform = await startProxiedPlatform();
  person = await registerPerson(platform.url);
  await Promise.all(subgraphs.map((name) => new Patient(platform, person, name).healthy()));
}, 120_000);
afterAll(() => platform.stop());

const cases = subgraphs.flatMap((name) => Object.keys(illnesses).map((fault) => ({ name, fault })));

test.each(cases)(
  'while $name is sick ($fault) its part alone is missing, named, and it heals',
  async ({ name, fault }) => {
    const patient = new Patient(platform, person, name);
    const others = platform.processes.filter((process) => process.name !== name);
    const pidsBefore = others.map(({ pid }) => pid);
    const { found: partials, healedMs } = await patient.through(fault, async () => {
      const [joined] = await Promise.all([
        Promise.all([patient.joined(), patient.joined()]),
        patient.unrelatedMs(),
      ]);
      return joined;
    });
    for (const { ms, answer } of partials) {
      expect(answer.data).toMatchObject(patient.left);
      expect(answer.errors.length).toBeGreaterThan(0);
      expect(new Set(answer.errors.map(({ extensions }) => extensions?.['service']))).toEqual(
        new Set([name]),
      );
      expect(ms).toBeLessThan(partialWithinMs);
    }
    expect(healedMs).toBeLessThan(healedWithinMs);
    expect(others.map(({ pid }) => pid)).toEqual(pidsBefore);
  },
  90_000,
);

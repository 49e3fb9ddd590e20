import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { planOf } from '@gatefold/schema';
import { registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';

// R4, R11, R12: kill -9 of any one process while traffic runs: the others stay up, the killed one comes back, no
// accepted write is lost

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
}, 120_000);
afterAll(() => platform.stop());

/** Creates projects until `enough`; resolves to the titles that the platform accepted. */
async function createUntil(person: Person, enough: () => boolean): Promise<string[]> {
  const accepted: string[] = [];
  for (let attempt = 0; !enough() && attempt < 2_000; attempt += 1) {
    const title = `Work ${attempt}`;
    const isFull = accepted.length >= projectsMax;
    const answer = await person.client
      .run('mutation($input: CreateProjectInput!) { createProject(input: $input) { project { title } } }', {
        input: { title: isFull ? '' : title },
      })
      .catch(() => undefined);
    if (answer?.data?.createProject?.project?.title === title) accepted.push(title);
  }
  return accepted;
}

const projectsMax = planOf('FREE').entitlements['content.projects'] as number;

test.each(['users', 'content', 'billing', 'ai', 'web', 'gateway', 'postgres'])(
  'kill -9 of %s under traffic loses no accepted write, and it serves again',
  async (name) => {
    const person = await registerPerson(platform.url);
    const others = platform.processes.filter((process) => process.name !== name);
    const pidsBefore = others.map(({ pid }) => pid);
    const killedPid = await platform.ready(name);

    let isBack = false;
    const writing = createUntil(person, () => isBack);
    platform.processes.find((process) => process.name === name)?.kill('SIGKILL');
    await platform.changed(name, killedPid);
    await Promise.all(platform.processes.map((process) => platform.ready(process.name)));
    isBack = true;
    const accepted = await writing;

    const kept = await eventually(async () => {
      const { data } = await person.client.run('{ me { projects(first: 100) { nodes { title } } } }');
      return (data?.me?.projects?.nodes as { title: string }[] | undefined)?.map(({ title }) => title);
    }, 10_000);
    expect(kept).toEqual(expect.arrayContaining(accepted));
    expect(new Set(kept).size).toBe(kept.length);
    expect(others.map(({ pid }) => pid)).toEqual(pidsBefore);
  },
  60_000,
);

test('what was registered while billing and content were down arrives when they are back', async () => {
  // R4, SV-2
  const down = ['billing', 'content'];
  const pids = await Promise.all(down.map((name) => platform.ready(name)));
  for (const name of down) platform.processes.find((process) => process.name === name)?.kill('SIGKILL');
  const person = await registerPerson(platform.url);
  await Promise.all(down.map((name, index) => platform.changed(name, pids[index] ?? 0)));
  await Promise.all(down.map((name) => platform.ready(name)));
  const sources = await eventually(async () => {
    const answer = await person.client.run(
      '{ me { entitlement(key: "content.projects") { sources { source } } } }',
    );
    const found = answer.data?.me?.entitlement?.sources as { source: string }[] | undefined;
    return found && found.length > 0 ? found : undefined;
  });
  expect(sources).toHaveLength(1);
}, 60_000);

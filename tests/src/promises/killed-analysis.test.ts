import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { startOpenaiSandbox, type OpenaiSandbox } from '@gatefold/sandboxes/openai';
import { analyze, usageOf } from '../harness/analyses.js';
import { createProject, registerPerson } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';

// R6: kill mid-stream; reservations released in 60 s

let sandbox: OpenaiSandbox;
let platform: TestPlatform;
beforeAll(async () => {
  sandbox = await startOpenaiSandbox();
  platform = await startTestPlatform({ OPENAI_API_KEY: sandbox.apiKey, OPENAI_BASE_URL: sandbox.url });
}, 120_000);
afterAll(async () => {
  await platform.stop();
  await sandbox.stop();
});

test('kill -9 of ai in the middle of an analysis gives the unit back within 60 s, and charges nothing', async () => {
  const person = await registerPerson(platform.url);
  const projectId = await createProject(person, 'A weather station on the roof');
  await eventually(async () => ((await analyze(person, projectId)).suggestions ? true : undefined));
  sandbox.behave({ kind: 'hang' }, { kind: 'hang' });
  const asked = sandbox.requests.length;
  const cutOff = analyze(person, projectId).catch(() => undefined);
  await eventually(() => (sandbox.requests.length > asked ? true : undefined));
  const reservedAt = Date.now();
  expect(await usageOf(person.client)).toMatchObject({ used: 1, reserved: 1 });

  platform.processes.find(({ name }) => name === 'ai')?.kill('SIGKILL');
  await cutOff;
  await eventually(async () => ((await usageOf(person.client))['reserved'] === 0 ? true : undefined), 90_000);
  const releasedMs = Date.now() - reservedAt;
  console.log(`R6: the unit was back ${releasedMs} ms after it was reserved`);
  expect(releasedMs).toBeLessThan(65_000);
  expect(await usageOf(person.client)).toMatchObject({ used: 1, reserved: 0 });
}, 150_000);

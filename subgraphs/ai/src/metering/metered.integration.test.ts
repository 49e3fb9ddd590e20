import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startOpenaiSandbox, type OpenaiSandbox } from '@gatefold/sandboxes/openai';
import { buildMember } from '@gatefold/runtime/testing';
import { analyze, rowsOf, savedProject, startAi, type Ai } from '../projects/testing/arrange.js';

let sandbox: OpenaiSandbox;
let ai: Ai;
beforeAll(async () => {
  sandbox = await startOpenaiSandbox();
  ai = await startAi({ OPENAI_API_KEY: sandbox.apiKey, OPENAI_BASE_URL: sandbox.url });
});
beforeEach(() => {
  ai.billing.allow(Infinity);
  ai.billing.refuse();
  sandbox.behave();
});
afterAll(async () => {
  await ai.stop();
  await sandbox.stop();
});

const lastState = (): unknown => [...ai.billing.reservations.values()].at(-1);

test('an analysis takes one unit, and billing learns of which request', async () => {
  // SV-11
  const owner = buildMember();
  await analyze(ai, owner, await savedProject(ai, owner));
  expect(lastState()).toBe('COMMITTED');
  expect(ai.billing.requestIds.slice(-2)).toEqual(['test', 'test']);
});

test('a failure of the provider gives the unit back', async () => {
  const owner = buildMember();
  sandbox.behave({ kind: 'ramble' });
  await analyze(ai, owner, await savedProject(ai, owner));
  expect(lastState()).toBe('RELEASED');
});

test('without a unit left the provider is not asked, and the error carries the entitlement', async () => {
  const owner = buildMember();
  const projectId = await savedProject(ai, owner);
  const asked = sandbox.requests.length;
  ai.billing.allow(0);
  const { data } = await analyze(ai, owner, projectId);
  expect(data.analyzeContent).toMatchObject({
    suggestions: null,
    userErrors: [
      {
        code: 'QUOTA_EXCEEDED',
        message: expect.stringMatching(/^AI analyses: all /),
        entitlement: {
          key: 'ai.analyses',
          allowed: false,
          resetsAt: '2099-01-01T00:00:00.000Z',
          limitMode: 'HARD',
        },
      },
    ],
  });
  expect(sandbox.requests).toHaveLength(asked);
});

test('while billing is away nothing is started, and the person is told so', async () => {
  const owner = buildMember();
  const projectId = await savedProject(ai, owner);
  const asked = sandbox.requests.length;
  ai.billing.refuse('reserveUsage');
  const { data } = await analyze(ai, owner, projectId);
  expect(data.analyzeContent).toMatchObject({
    suggestions: null,
    userErrors: [{ code: 'UPSTREAM_UNAVAILABLE', message: expect.stringMatching(/nothing is charged/) }],
  });
  expect(sandbox.requests).toHaveLength(asked);
});

test('work that is done while billing goes away is counted by an event', async () => {
  const owner = buildMember();
  const projectId = await savedProject(ai, owner);
  ai.billing.refuse('commitUsage');
  expect((await analyze(ai, owner, projectId)).data.analyzeContent.userErrors).toEqual([]);
  const [reservationId] = [...ai.billing.reservations.keys()].slice(-1);
  const events = await rowsOf(ai, 'select name, payload from outbox where subject = $1', [owner.userId]);
  expect(events).toEqual([
    { name: 'ai.usage.completed@1', payload: { reservationId, userId: owner.userId } },
  ]);
});

test('ten analyses at once under one key take one unit and make one suggestion; another project is a CONFLICT', async () => {
  // R5, SV-11
  const owner = buildMember();
  const [projectId, otherId] = [await savedProject(ai, owner), await savedProject(ai, owner)];
  const [units, asked] = [ai.billing.reservations.size, sandbox.requests.length];
  const answers = await Promise.all(Array.from({ length: 10 }, () => analyze(ai, owner, projectId, 'k')));
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(answers[0]?.data.analyzeContent.suggestions).not.toHaveLength(0);
  expect(ai.billing.reservations.size).toBe(units + 1);
  expect(sandbox.requests).toHaveLength(asked + 1);
  expect((await analyze(ai, owner, otherId, 'k')).data.analyzeContent.userErrors).toMatchObject([
    { code: 'CONFLICT' },
  ]);
});

test('an analysis that is repeated after a failure goes on with its unit', async () => {
  // R5
  const owner = buildMember();
  const projectId = await savedProject(ai, owner);
  const units = ai.billing.reservations.size;
  sandbox.behave({ kind: 'ramble' });
  await analyze(ai, owner, projectId, 'k');
  sandbox.behave();
  expect((await analyze(ai, owner, projectId, 'k')).data.analyzeContent.userErrors).toEqual([]);
  expect(ai.billing.reservations.size).toBe(units + 1);
  expect(lastState()).toBe('COMMITTED');
});

test('a caller that billing does not know starts nothing', async () => {
  // S10
  const stranger = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const other = await startAi({
    BILLING_URL: ai.billing.url,
    SERVICE_IDENTITY_PRIVATE_KEY: stranger.toString(),
  });
  try {
    const owner = buildMember();
    const { data } = await analyze(other, owner, await savedProject(other, owner));
    expect(data.analyzeContent.userErrors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }]);
  } finally {
    await other.stop();
  }
});

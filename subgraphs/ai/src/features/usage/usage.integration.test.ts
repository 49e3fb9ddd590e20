import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements } from '@gatefold/runtime/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { insertUsage, type Usage } from '../../metering/usage.repository.js';
import { analyze, savedProject, startAi, type Ai } from '../../projects/testing/arrange.js';
import { monthOf } from '../../metering/month.js';

let ai: Ai;
beforeAll(async () => {
  ai = await startAi();
});
afterAll(() => ai.stop());

const use = (userId: string, overrides: Partial<Usage> = {}) =>
  ai.as(service('test')).transaction((tx) =>
    insertUsage(tx, {
      userId,
      toolName: 'analyze_content',
      model: 'gpt-4o-mini',
      promptTokens: 100,
      completionTokens: 10,
      processingTimeMs: 12.4,
      status: 'SUCCEEDED',
      ...overrides,
    }),
  );

const useAt = async (userId: string, at: Date): Promise<void> => {
  const client = new pg.Client({ connectionString: ai.database.adminUrl });
  await client.connect();
  try {
    await client.query(
      `insert into ai.ai_usage
       values ($1, $2, 'analyze_content', 'gpt-4o-mini', 100, 10, 12, 'SUCCEEDED', $3)`,
      [v7(), userId, at],
    );
  } finally {
    await client.end();
  }
};

const usageOf = async (actor: Actor, userIds: readonly string[]) => {
  const { data, errors } = await ai.execute<{ _entities: { aiUsage: Record<string, unknown> | null }[] }>(
    actor,
    `query ($keys: [_Any!]!) {
      _entities(representations: $keys) {
        ... on User { aiUsage { analyses promptTokens completionTokens periodStart periodEnd analyzer { kind name } } }
      }
    }`,
    { keys: userIds.map((userId) => ({ __typename: 'User', id: toGlobalId('User', userId) })) },
  );
  expect(errors).toEqual([]);
  return data._entities.map((user) => user.aiUsage);
};

test('an analysis counts for its owner this month, and says what made it', async () => {
  const owner = buildMember();
  await analyze(ai, owner, await savedProject(ai, owner));
  const { start, end } = monthOf(new Date());
  expect(await usageOf(owner, [owner.userId])).toEqual([
    {
      analyses: 1,
      promptTokens: 0,
      completionTokens: 0,
      periodStart: start.toISOString(),
      periodEnd: end.toISOString(),
      analyzer: { kind: 'LOCAL', name: 'gatefold-rules-1' },
    },
  ]);
});

test('a failed analysis is none, but its tokens were used', async () => {
  const { userId } = buildMember();
  await use(userId);
  await use(userId, { status: 'FAILED', promptTokens: 7, completionTokens: 0 });
  const [usage] = await usageOf(buildAdmin(), [userId]);
  expect(usage).toMatchObject({ analyses: 1, promptTokens: 107, completionTokens: 10 });
});

test('what was used in another month does not count', async () => {
  const { userId } = buildMember();
  const { start, end } = monthOf(new Date());
  await use(userId);
  for (const at of [start, new Date(start.getTime() - 1), end]) await useAt(userId, at);
  const [usage] = await usageOf(buildAdmin(), [userId]);
  expect(usage).toMatchObject({ analyses: 2, promptTokens: 200 });
});

test('is null for everybody but the person and administrators, whether they exist or not', async () => {
  // S6
  const owner = buildMember();
  await use(owner.userId);
  for (const actor of [owner, buildAdmin()]) {
    expect(await usageOf(actor, [owner.userId])).toMatchObject([{ analyses: 1, promptTokens: 100 }]);
  }
  for (const actor of [anonymous, buildMember(), service('gateway')]) {
    expect(await usageOf(actor, [owner.userId, buildMember().userId])).toEqual([null, null]);
  }
});

test('of 100 people costs as many statements as that of one', async () => {
  // GX-6, R13
  const people = Array.from({ length: 100 }, () => buildMember().userId);
  for (const userId of people) await use(userId);
  const admin = buildAdmin();
  const one = await recordStatements(() => usageOf(admin, people.slice(0, 1)));
  const many = await recordStatements(async () => {
    for (const usage of await usageOf(admin, people)) expect(usage).toMatchObject({ analyses: 1 });
  });
  expect(many).toHaveLength(one.length);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, service, type Actor, type MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { v7 } from 'uuid';
import pg from 'pg';
import { analyze, savedProject, startAi, type Ai } from '../../projects/testing/arrange.js';

let ai: Ai;
let owner: MemberActor;
beforeAll(async () => {
  ai = await startAi();
  owner = buildMember();
  await analyze(ai, owner, await savedProject(ai, owner));
});
afterAll(() => ai.stop());

const tables = [
  { table: 'project_text', column: 'owner_id', administrators: false },
  { table: 'ai_suggestion', column: 'owner_id', administrators: false },
  { table: 'ai_usage', column: 'user_id', administrators: true },
];
const sees = (actor: Actor, table: string, column: string): Promise<boolean> =>
  ai
    .as(actor)
    .read(
      async (tx) => (await tx.sql(`select 1 from ${table} where ${column} = $1`, [owner.userId])).length > 0,
    );

test.each(tables)('$table shows rows to their owner and to nobody without a right', async (of) => {
  // S6, S7
  const { table, column } = of;
  for (const actor of [owner, service('ai')]) expect(await sees(actor, table, column)).toBe(true);
  for (const actor of [anonymous, buildMember()]) expect(await sees(actor, table, column)).toBe(false);
  expect(await sees(buildAdmin(), table, column)).toBe(of.administrators);
});

test.each(tables)('$table shows nothing to a connection without an actor', async ({ table }) => {
  // S7
  const client = new pg.Client({ connectionString: ai.database.url });
  await client.connect();
  try {
    expect((await client.query(`select 1 from ai.${table}`)).rowCount).toBe(0);
  } finally {
    await client.end();
  }
});

test('nobody writes in the name of somebody else, or changes a text that content announced', async () => {
  // S7
  const stranger = buildMember();
  const insert = ai.as(stranger).transaction((tx) =>
    tx.sql(
      `insert into ai_usage (id, user_id, tool_name, model, prompt_tokens, completion_tokens, processing_time_ms, status)
       values ($1, $2, 'analyze_content', 'm', 0, 0, 0, 'SUCCEEDED')`,
      [v7(), owner.userId],
    ),
  );
  await expect(insert).rejects.toThrow(/row-level security/);
  const changed = await ai
    .as(owner)
    .transaction(async (tx) => [
      ...(await tx.sql("update project_text set title = 'mine' where true returning id")),
      ...(await tx.sql('update ai_usage set prompt_tokens = 0 where true returning id')),
    ]);
  expect(changed).toEqual([]);
  expect(
    await ai.as(stranger).transaction((tx) => tx.sql('delete from ai_suggestion where true returning id')),
  ).toEqual([]);
});

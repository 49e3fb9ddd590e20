import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, type TestSubgraph } from '@gatefold/runtime/testing';
import { v7 } from 'uuid';
import pg from 'pg';
import { startBilling } from '../../testing/start-billing.js';
import { registeredPerson } from '../../grants/testing/arrange.js';

let billing: TestSubgraph<unknown>;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const tables = ['access_grant', 'announced_tier'];
const rowsOf = (actor: Actor, table: string, userId: string): Promise<number> =>
  billing
    .as(actor)
    .read(async (tx) => (await tx.sql(`select 1 from ${table} where user_id = $1`, [userId])).length);

test.each(tables)('%s shows rows to their person, administrators and the service alone', async (table) => {
  // S6, S7
  const person = await registeredPerson(billing);
  for (const actor of [person, buildAdmin(), service('billing')]) {
    expect(await rowsOf(actor, table, person.userId)).toBe(1);
  }
  for (const actor of [anonymous, buildMember()]) expect(await rowsOf(actor, table, person.userId)).toBe(0);
});

test.each(tables)('%s shows nothing to a connection without an actor', async (table) => {
  // S7
  await registeredPerson(billing);
  const client = new pg.Client({ connectionString: billing.database.url });
  await client.connect();
  try {
    expect((await client.query(`select 1 from billing.${table}`)).rowCount).toBe(0);
  } finally {
    await client.end();
  }
});

test('nobody can write themselves a grant or a tier', async () => {
  // S7
  const person = await registeredPerson(billing);
  const insert = billing.as(person).transaction((tx) =>
    tx.sql(
      `insert into access_grant (id, user_id, plan_key, source, source_ref, reason)
       values ($1, $2, 'PREMIUM', 'ADMIN', 'mine', 'mine')`,
      [v7(), person.userId],
    ),
  );
  await expect(insert).rejects.toThrow(/row-level security/);
  const changed = await billing
    .as(person)
    .transaction(async (tx) => [
      ...(await tx.sql("update access_grant set plan_key = 'PREMIUM' where true returning id")),
      ...(await tx.sql("update announced_tier set tier = 'PREMIUM' where true returning user_id")),
      ...(await tx.sql('delete from access_grant where true returning id')),
    ]);
  expect(changed).toEqual([]);
});

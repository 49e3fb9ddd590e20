import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { insertProductRow } from '../../products/testing/arrange.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

let billing: Billing;
let productId: string;
beforeAll(async () => {
  billing = await startBilling();
  productId = await insertProductRow(billing, { kind: 'FILE' });
});
afterAll(() => billing.stop());

const inserts: readonly [table: string, columns: string][] = [
  ['product_access', "source, source_ref) values ($1, $2, 'TAGMANGO', gen_random_uuid()"],
  [
    'download_token',
    "version, token_hash, expires_at) values ($1, $2, '1', gen_random_uuid()::text::bytea, now()",
  ],
  [
    'download_log',
    "token_id, version, client, status) values ($1, $2, gen_random_uuid(), '1', '', 'STARTED'",
  ],
  ['licence', 'key) values ($1, $2, gen_random_uuid()::text'],
];
const insert = (actor: Actor, table: string, columns: string, userId: string) =>
  billing
    .as(actor)
    .transaction((tx) =>
      tx.sql(`insert into ${table} (user_id, product_id, ${columns})`, [userId, productId]),
    );

test.each(inserts)(
  '%s shows rows to their person, administrators and the service alone',
  async (table, columns) => {
    // S6, S7
    const person = buildMember({ userId: randomUUID() });
    await insert(service('billing'), table, columns, person.userId);
    const seenBy = async (actor: Actor) =>
      (
        await billing
          .as(actor)
          .read((tx) => tx.sql(`select 1 from ${table} where user_id = $1`, [person.userId]))
      ).length;
    for (const actor of [person, buildAdmin(), service('billing')]) expect(await seenBy(actor)).toBe(1);
    for (const actor of [anonymous, buildMember()]) expect(await seenBy(actor)).toBe(0);
  },
);

test.each(inserts)('nobody can write themselves a row of %s', async (table, columns) => {
  // S7
  const person = buildMember();
  await expect(insert(person, table, columns, person.userId)).rejects.toThrow(/row-level security/);
});

import { createHash } from 'node:crypto';
import type { Transaction } from '@gatefold/runtime/database';

/** A place where a person signed in counts as theirs for so long. */
const rememberedDays = 90;

/** Whether the person signed in from this network within the last 90 days. Answers no for nobody. */
export async function isKnownPlace(
  tx: Transaction,
  accountId: string | undefined,
  network: string,
): Promise<boolean> {
  const rows = await tx.sql(
    `select 1 from known_place where account_id = $1 and place = $2
       and seen_at > now() - make_interval(days => $3)`,
    [accountId ?? null, hashOf(network), rememberedDays],
  );
  return rows.length > 0;
}

export async function rememberPlace(tx: Transaction, accountId: string, network: string): Promise<void> {
  await tx.sql(
    `insert into known_place (account_id, place, seen_at) values ($1, $2, now())
     on conflict (account_id, place) do update set seen_at = excluded.seen_at`,
    [accountId, hashOf(network)],
  );
}

export async function forgetOldPlaces(tx: Transaction): Promise<void> {
  await tx.sql('delete from known_place where seen_at <= now() - make_interval(days => $1)', [
    rememberedDays,
  ]);
}

/** Where people come from is not kept in the clear. */
function hashOf(network: string): Buffer {
  return createHash('sha256').update(network).digest();
}

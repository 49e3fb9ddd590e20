import { createHash } from 'node:crypto';
import type { Transaction } from '@gatefold/runtime/database';
import type { LoginCounter } from './login-counter.entity.js';

const freshCounter: LoginCounter = { attempts: 0, secondsSinceLast: 0, secondsToForget: 0 };

/** The counters in the order of `names`; nobody else changes them before this transaction ends. */
export async function lockCounters(tx: Transaction, names: readonly string[]): Promise<LoginCounter[]> {
  const keys = names.map(hashOf);
  await tx.sql(
    `insert into login_attempt (counter, attempts, last_at, forget_at)
     select counter, 0, now(), now() from unnest($1::bytea[]) as counter order by counter
     on conflict (counter) do nothing`,
    [keys],
  );
  // The clock of the statement: this transaction may have waited for others since it began.
  const rows = await tx.sql(
    `select counter, attempts, extract(epoch from statement_timestamp() - last_at)::float as "secondsSinceLast",
       extract(epoch from forget_at - statement_timestamp())::float as "secondsToForget"
     from login_attempt where counter = any($1::bytea[]) order by counter for update`,
    [keys],
  );
  const found = rows as unknown as (LoginCounter & { counter: Buffer })[];
  return keys.map((key) => found.find(({ counter }) => key.equals(counter)) ?? freshCounter);
}

/** Writes a counter that {@link lockCounters} has locked; `secondsToForget` counts from now. */
export async function saveCounter(
  tx: Transaction,
  name: string,
  { attempts, secondsToForget }: { attempts: number; secondsToForget: number },
): Promise<void> {
  await tx.sql(
    `update login_attempt set attempts = $2, last_at = statement_timestamp(),
       forget_at = statement_timestamp() + make_interval(secs => $3) where counter = $1`,
    [hashOf(name), attempts, secondsToForget],
  );
}

/** Takes attempts back from counters that {@link lockCounters} has locked: one from each of `oneFrom`, all from `allFrom`. */
export async function giveBackAttempts(
  tx: Transaction,
  { allFrom, oneFrom }: { allFrom: readonly string[]; oneFrom: readonly string[] },
): Promise<void> {
  await tx.sql(
    `update login_attempt set attempts = case when counter = any($1::bytea[]) then 0 else greatest(0, attempts - 1) end
     where counter = any($1::bytea[] || $2::bytea[])`,
    [allFrom.map(hashOf), oneFrom.map(hashOf)],
  );
}

export async function deletePastAttempts(tx: Transaction): Promise<void> {
  await tx.sql('delete from login_attempt where forget_at <= now()');
}

/** Addresses of people without an account, and where people come from, are not kept in the clear. */
function hashOf(name: string): Buffer {
  return createHash('sha256').update(name).digest();
}

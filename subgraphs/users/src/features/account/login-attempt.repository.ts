import { createHash } from 'node:crypto';
import type { Transaction } from '@gatefold/runtime/database';

/** Limit of attempts at one e-mail address. */
export interface AttemptLimit {
  readonly attemptsMax: number;
  readonly windowSeconds: number;
}

/**
 * Counts an attempt before it is made, so that parallel ones cannot pass the limit. Answers 0 when it may be made, else the
 * seconds to wait. Unknown addresses are counted alike.
 */
export async function takeAttempt(tx: Transaction, email: string, limit: AttemptLimit): Promise<number> {
  const [row] = await tx.sql(
    `insert into login_attempt as known (email_hash, attempts, window_ends_at)
     values ($1, 1, now() + make_interval(secs => $2))
     on conflict (email_hash) do update set
       attempts = case when known.window_ends_at <= now() then 1 else least(known.attempts, $3::integer) + 1 end,
       window_ends_at = case when known.window_ends_at <= now() then excluded.window_ends_at
         else known.window_ends_at end
     returning attempts, greatest(1, ceil(extract(epoch from window_ends_at - now())))::integer as "waitSeconds"`,
    [hashOf(email), limit.windowSeconds, limit.attemptsMax],
  );
  const { attempts, waitSeconds } = row as { attempts: number; waitSeconds: number };
  return attempts > limit.attemptsMax ? waitSeconds : 0;
}

/** After a success the count starts again. */
export async function forgetAttempts(tx: Transaction, email: string): Promise<void> {
  await tx.sql('delete from login_attempt where email_hash = $1', [hashOf(email)]);
}

export async function deletePastAttempts(tx: Transaction): Promise<void> {
  await tx.sql('delete from login_attempt where window_ends_at <= now()');
}

/** Addresses of people without an account are not kept. */
function hashOf(email: string): Buffer {
  return createHash('sha256').update(email).digest();
}

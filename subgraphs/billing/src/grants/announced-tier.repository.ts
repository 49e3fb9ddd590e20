import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';

/** What was announced last about a person. */
export interface AnnouncedTier {
  /** Null before the first announcement. */
  readonly tier: Tier | null;
  /** Number of announcements so far. */
  readonly sequence: number;
}

/** The person's row, made when absent and locked until the transaction ends. */
export async function lockAnnouncedTier(tx: Transaction, userId: string): Promise<AnnouncedTier> {
  const [row] = await tx.sql(
    `insert into announced_tier (user_id) values ($1)
     on conflict (user_id) do update set user_id = excluded.user_id
     returning tier, sequence`,
    [userId],
  );
  return { tier: (row?.['tier'] as Tier | null) ?? null, sequence: Number(row?.['sequence']) };
}

/** Keeps what is announced, and when time alone will change it next. */
export async function saveAnnouncedTier(
  tx: Transaction,
  userId: string,
  announced: AnnouncedTier,
  nextChangeAt: Date | null,
): Promise<void> {
  await tx.sql('update announced_tier set tier = $2, sequence = $3, next_change_at = $4 where user_id = $1', [
    userId,
    announced.tier,
    announced.sequence,
    nextChangeAt?.toISOString() ?? null,
  ]);
}

/** Whether anything was ever announced about this person, which their registration does. */
export async function isPersonKnown(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx.sql('select 1 from announced_tier where user_id = $1 and tier is not null', [userId]);
  return rows.length > 0;
}

/** People whose grants began or ended since their tier was computed, longest overdue first. */
export async function findPeopleDue(tx: Transaction, countMax: number): Promise<readonly string[]> {
  const rows = await tx.sql(
    `select user_id from announced_tier where next_change_at <= clock_timestamp()
     order by next_change_at limit $1`,
    [countMax],
  );
  return rows.map((row) => String(row['user_id']));
}

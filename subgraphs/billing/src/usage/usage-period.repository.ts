import type { MeteredKey } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import type { Balance } from './balance.js';
import type { Span } from './calendar.js';

/** What one person used of one key between two moments. */
export interface UsagePeriod extends Span {
  readonly id: string;
  readonly userId: string;
  readonly key: MeteredKey;
  readonly balance: Balance;
  /** The limit when it was closed; null while it is open. */
  readonly closedLimit: number | null;
}

const columns =
  'id, user_id, key, starts_at, ends_at, closed_limit, committed, reserved, overage, overage_cents';

function toUsagePeriod(row: Record<string, unknown>): UsagePeriod {
  const closedLimit = row['closed_limit'];
  return {
    id: String(row['id']),
    userId: String(row['user_id']),
    key: row['key'] as MeteredKey,
    startsAt: new Date(row['starts_at'] as string),
    endsAt: new Date(row['ends_at'] as string),
    closedLimit: closedLimit === null ? null : Number(closedLimit),
    balance: {
      committed: Number(row['committed']),
      reserved: Number(row['reserved']),
      overage: Number(row['overage']),
      overageAmountCents: Number(row['overage_cents']),
    },
  };
}

/** The open period of each key of these people; at most one for each key. */
export async function findOpenPeriods(
  tx: Transaction,
  userIds: readonly string[],
): Promise<readonly UsagePeriod[]> {
  const rows = await tx.sql(
    `select ${columns} from usage_period where user_id = any($1) and closed_at is null`,
    [[...userIds]],
  );
  return rows.map(toUsagePeriod);
}

/** One period; undefined when there is none. */
export async function findPeriod(tx: Transaction, id: string): Promise<UsagePeriod | undefined> {
  const [row] = await tx.sql(`select ${columns} from usage_period where id = $1`, [id]);
  return row && toUsagePeriod(row);
}

/** A page of a person's periods that are over, newest first, beginning behind `after`; one more than `countMax` when more follow. */
export async function findPastPeriods(
  tx: Transaction,
  userId: string,
  countMax: number,
  after: { readonly startsAt: string; readonly id: string } | undefined,
): Promise<readonly UsagePeriod[]> {
  const rows = await tx.sql(
    `select ${columns} from usage_period
     where user_id = $1 and (closed_at is not null or ends_at <= clock_timestamp())
       and ($3::timestamptz is null or (starts_at, id) < ($3::timestamptz, $4::uuid))
     order by starts_at desc, id desc limit $2 + 1`,
    [userId, countMax, after?.startsAt ?? null, after?.id ?? null],
  );
  return rows.map(toUsagePeriod);
}

/** Opens an empty period. */
export async function insertPeriod(
  tx: Transaction,
  userId: string,
  key: MeteredKey,
  { startsAt, endsAt }: Span,
): Promise<UsagePeriod> {
  const [row] = await tx.sql(
    `insert into usage_period (id, user_id, key, starts_at, ends_at) values ($1, $2, $3, $4, $5) returning ${columns}`,
    [v7(), userId, key, startsAt.toISOString(), endsAt.toISOString()],
  );
  if (!row) throw new Error('An insert returned no row');
  return toUsagePeriod(row);
}

/** Closes a period for new reservations. What is held in it may still be settled. */
export async function closePeriod(tx: Transaction, id: string, limit: number, at: Date): Promise<void> {
  await tx.sql('update usage_period set closed_at = $2, closed_limit = $3 where id = $1', [
    id,
    at.toISOString(),
    limit,
  ]);
}

/** Moves the end of an open period, after its person changed the plan. */
export async function moveEnd(tx: Transaction, id: string, endsAt: Date): Promise<void> {
  await tx.sql('update usage_period set ends_at = $2 where id = $1', [id, endsAt.toISOString()]);
}

/** Keeps a balance. */
export async function saveBalance(tx: Transaction, id: string, balance: Balance): Promise<void> {
  await tx.sql(
    'update usage_period set committed = $2, reserved = $3, overage = $4, overage_cents = $5 where id = $1',
    [id, balance.committed, balance.reserved, balance.overage, balance.overageAmountCents],
  );
}

/** People with an open period that is over, longest overdue first. */
export async function findPeopleWithDuePeriods(
  tx: Transaction,
  at: Date,
  countMax: number,
): Promise<readonly string[]> {
  const rows = await tx.sql(
    `select user_id from usage_period where closed_at is null and ends_at <= $1
     group by user_id order by min(ends_at) limit $2`,
    [at.toISOString(), countMax],
  );
  return rows.map((row) => String(row['user_id']));
}

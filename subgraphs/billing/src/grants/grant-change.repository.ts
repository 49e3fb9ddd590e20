import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { GrantEntity } from './grant.entity.js';
import type { GrantSource } from './grant-source.js';

/** What is known of a grant before it has an id. */
export interface NewGrant {
  readonly userId: string;
  readonly planKey: Tier;
  readonly source: GrantSource;
  /** Unique within the source; absent when each call is a grant of its own. */
  readonly sourceRef?: string;
  readonly reason: string;
  /** Default: now. */
  readonly startsAt?: Date;
  readonly endsAt: Date | null;
}

/** Inserts a grant; undefined when this source already gave it under the same reference. */
export async function insertGrant(tx: Transaction, grant: NewGrant): Promise<GrantEntity | undefined> {
  const id = v7();
  const rows = await tx.sql(
    `insert into access_grant (id, user_id, plan_key, source, source_ref, reason, ends_at, starts_at)
     values ($1, $2, $3, $4, $5, $6, $7,
       coalesce($8::timestamptz, date_trunc('milliseconds', clock_timestamp())))
     on conflict (source, source_ref) do nothing
     returning id`,
    [
      id,
      grant.userId,
      grant.planKey,
      grant.source,
      grant.sourceRef ?? id,
      grant.reason,
      grant.endsAt?.toISOString() ?? null,
      grant.startsAt?.toISOString() ?? null,
    ],
  );
  return rows.length === 0 ? undefined : tx.em.findOneOrFail(GrantEntity, { id });
}

/** The grant, locked until the transaction ends; null when there is none. */
export function lockGrant(tx: Transaction, id: string): Promise<GrantEntity | null> {
  return tx.em.findOne(GrantEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Marks a grant as taken back at `at`. */
export async function markRevoked(tx: Transaction, grant: GrantEntity, at: Date): Promise<void> {
  grant.revokedAt = at;
  await tx.em.flush();
}

/** The grant that this source gave under this reference, locked until the transaction ends; null when it gave none. */
export function lockGrantOfSource(
  tx: Transaction,
  source: GrantSource,
  sourceRef: string,
): Promise<GrantEntity | null> {
  return tx.em.findOne(GrantEntity, { source, sourceRef }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Lets a grant end at `endsAt`, which lies after its start; null is open end. */
export async function moveEnd(tx: Transaction, grant: GrantEntity, endsAt: Date | null): Promise<void> {
  grant.endsAt = endsAt;
  await tx.em.flush();
}

/** Lets a grant give another plan, or the same, until `endsAt`, which lies after its start; null is open end. */
export async function moveTo(
  tx: Transaction,
  grant: GrantEntity,
  to: { readonly planKey: Tier; readonly endsAt: Date | null },
): Promise<void> {
  Object.assign(grant, to);
  await tx.em.flush();
}

import type { Transaction } from '@gatefold/runtime/database';
import { GrantEntity } from './grant.entity.js';

/** Every grant of these people, newest first. */
export function findGrantsOf(tx: Transaction, userIds: readonly string[]): Promise<GrantEntity[]> {
  return tx.em.find(
    GrantEntity,
    { userId: { $in: [...userIds] } },
    { orderBy: { createdAt: 'desc', id: 'desc' }, refresh: true },
  );
}

/** The database's time in whole milliseconds: processes may disagree about the time, grants may not. */
export async function readClock(tx: Transaction): Promise<Date> {
  const [row] = await tx.sql('select floor(extract(epoch from clock_timestamp()) * 1000)::text as millis');
  return new Date(Number(row?.['millis']));
}

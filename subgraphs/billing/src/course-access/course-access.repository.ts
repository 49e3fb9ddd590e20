import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { v7 } from 'uuid';
import { CourseAccessEntity } from './course-access.entity.js';

/** Every access of these people, newest first. */
export function findAccessOf(tx: Transaction, userIds: readonly string[]): Promise<CourseAccessEntity[]> {
  return tx.em.find(
    CourseAccessEntity,
    { userId: { $in: [...userIds] } },
    { orderBy: { startsAt: 'desc', id: 'desc' }, refresh: true },
  );
}

/** The access that this source gave, locked until the transaction ends; null when it gave none. */
export function lockAccess(
  tx: Transaction,
  key: Pick<CourseAccessEntity, 'source' | 'sourceRef' | 'courseKey'>,
): Promise<CourseAccessEntity | null> {
  return tx.em.findOne(CourseAccessEntity, { ...key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Opens a course from `startsAt` on. */
export async function insertAccess(
  tx: Transaction,
  access: Omit<CourseAccessEntity, 'id' | 'revokedAt'>,
): Promise<void> {
  tx.em.create(CourseAccessEntity, { id: v7(), revokedAt: null, ...access });
  await tx.em.flush();
}

/** Writes what was changed on the row. */
export async function saveAccess(tx: Transaction): Promise<void> {
  await tx.em.flush();
}

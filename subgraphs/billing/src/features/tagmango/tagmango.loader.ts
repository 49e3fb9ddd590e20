import { defineLoader } from '@gatefold/runtime/graphql';
import { readClock } from '../../grants/grant.repository.js';
import type { CourseAccessEntity } from '../../tagmango/course-access.entity.js';
import { findLiveAccessOf } from '../../tagmango/course-access.repository.js';
import type { TagMangoTransactionEntity } from '../../tagmango/tagmango-transaction.entity.js';
import { findPurchasesOf } from '../../tagmango/tagmango-transaction.repository.js';

/** Rows of one person, in their order. */
export interface OfPerson<Row> {
  readonly userId: string;
  readonly rows: readonly Row[];
}

/** Purchases of many people at once, newest first. */
export const purchasesOfPeople = defineLoader<OfPerson<TagMangoTransactionEntity>>({
  name: 'purchases-of-people',
  batch: async (tx, userIds) => byPerson(userIds, await findPurchasesOf(tx, userIds)),
  keyOf: ({ userId }) => userId,
});

/** Course access of many people at once, as far as it counts now. */
export const courseAccessOfPeople = defineLoader<OfPerson<CourseAccessEntity>>({
  name: 'course-access-of-people',
  batch: async (tx, userIds) => byPerson(userIds, await findLiveAccessOf(tx, userIds, await readClock(tx))),
  keyOf: ({ userId }) => userId,
});

function byPerson<Row extends { readonly userId: string | null }>(
  userIds: readonly string[],
  rows: readonly Row[],
): readonly OfPerson<Row>[] {
  return userIds.map((userId) => ({ userId, rows: rows.filter((row) => row.userId === userId) }));
}

import { defineLoader } from '@gatefold/runtime/graphql';
import { readClock } from '../grants/grant.repository.js';
import type { CourseAccessEntity } from './course-access.entity.js';
import { findAccessOf } from './course-access.repository.js';

/** Every access of one person, newest first, and the moment of the database at which it was read. */
export interface AccessOfPerson {
  readonly userId: string;
  readonly at: Date;
  readonly accesses: readonly CourseAccessEntity[];
}

/** Accesses of many people at once; a person without any has an empty list. */
export const accessOfPeople = defineLoader<AccessOfPerson>({
  name: 'course-access-of-people',
  batch: async (tx, userIds) => {
    const [accesses, at] = [await findAccessOf(tx, userIds), await readClock(tx)];
    const byPerson = Map.groupBy(accesses, ({ userId }) => userId);
    return userIds.map((userId) => ({ userId, at, accesses: byPerson.get(userId) ?? [] }));
  },
  keyOf: ({ userId }) => userId,
});

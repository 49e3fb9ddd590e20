import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/graphql';
import type { GrantEntity } from './grant.entity.js';
import { findGrantsOf, readClock } from './grant.repository.js';

/** Every grant of one person, newest first, and the moment of the database at which it was read. */
export interface GrantsOfPerson {
  readonly userId: string;
  readonly at: Date;
  readonly grants: readonly GrantEntity[];
}

/** Grants of many people at once; a person without grants has an empty list. */
export const grantsOfPeople = defineLoader<GrantsOfPerson>({
  name: 'grants-of-people',
  batch: async (tx: Transaction, userIds) => {
    const [grants, at] = [await findGrantsOf(tx, userIds), await readClock(tx)];
    const byPerson = new Map<string, GrantEntity[]>(userIds.map((userId) => [userId, []]));
    for (const grant of grants) byPerson.get(grant.userId)?.push(grant);
    return [...byPerson].map(([userId, own]) => ({ userId, at, grants: own }));
  },
  keyOf: (person) => person.userId,
});

import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/graphql';
import { findSpendingCaps } from './usage-account.repository.js';
import { findOpenPeriods, type UsagePeriod } from './usage-period.repository.js';
import { findExpiredUnits } from './usage-reservation.repository.js';

/** The open periods of one person, without what expired reservations still hold, and the spending cap. */
export interface UseOfPerson {
  readonly userId: string;
  readonly capAmountCents: number;
  readonly openPeriods: readonly UsagePeriod[];
}

/** What many people use at once; somebody who never used anything has no period and the cap 0. */
export const useOfPeople = defineLoader<UseOfPerson>({
  name: 'use-of-people',
  batch: async (tx: Transaction, userIds) => {
    const caps = await findSpendingCaps(tx, userIds);
    const expired = await findExpiredUnits(tx, userIds);
    const periods = (await findOpenPeriods(tx, userIds)).map((period) => ({
      ...period,
      balance: { ...period.balance, reserved: period.balance.reserved - (expired.get(period.id) ?? 0) },
    }));
    return userIds.map((userId) => ({
      userId,
      capAmountCents: caps.get(userId) ?? 0,
      openPeriods: periods.filter((period) => period.userId === userId),
    }));
  },
  keyOf: (person) => person.userId,
});

import type { Transaction } from '@gatefold/runtime/database';
import type { Operation } from '@gatefold/runtime/operation';
import { readClock } from '../grants/grant.repository.js';
import { closeIn, openBook, type Clock } from './book.js';
import { findPeopleWithDuePeriods } from './usage-period.repository.js';
import { findPeopleWithDueReservations } from './usage-reservation.repository.js';

const batchSizeMax = 500;

/** Gives back what expired reservations held; resolves to how many people were looked at. */
export function expireDueReservations(operation: Operation, clock: Clock = readClock): Promise<number> {
  return forEachDue(operation, findPeopleWithDueReservations, clock, async (tx, userId) => {
    await openBook(tx, userId, clock);
  });
}

/** Closes the periods that are over; resolves to how many people were looked at. The next one opens with its first use. */
export function closeDuePeriods(operation: Operation, clock: Clock = readClock): Promise<number> {
  return forEachDue(operation, findPeopleWithDuePeriods, clock, async (tx, userId) => {
    const book = await openBook(tx, userId, clock);
    for (const period of book.openPeriods) if (period.endsAt <= book.at) await closeIn(book, period);
  });
}

/** Each person in a transaction of their own, so that one that fails holds nobody up who came before. */
async function forEachDue(
  operation: Operation,
  find: (tx: Transaction, at: Date, countMax: number) => Promise<readonly string[]>,
  clock: Clock,
  work: (tx: Transaction, userId: string) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (;;) {
    const userIds = await operation.read(async (tx) => find(tx, await clock(tx), batchSizeMax));
    for (const userId of userIds) await operation.transaction((tx) => work(tx, userId));
    count += userIds.length;
    if (userIds.length < batchSizeMax) return count;
  }
}

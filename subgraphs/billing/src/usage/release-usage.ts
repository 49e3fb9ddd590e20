import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { openBook, type Clock } from './book.js';
import { reservationNotFound, settledOtherwise } from './usage.errors.js';
import { findPeriod, saveBalance } from './usage-period.repository.js';
import type { Reservation } from './reservation.js';
import { findReservation, insertEntry, settleReservation } from './usage-reservation.repository.js';

/** Gives back what was held; doing so twice, or after it expired, is no error. What was used is a CONFLICT. */
export async function releaseUsage(
  operation: Operation,
  reservationId: string,
  clock?: Clock,
): Promise<Result<Reservation>> {
  return operation.transaction(async (tx) => {
    const found = await findReservation(tx, reservationId);
    if (!found) return reservationNotFound();
    const { at } = await openBook(tx, found.userId, clock);
    const known = (await findReservation(tx, reservationId)) ?? found;
    if (known.state === 'COMMITTED') return settledOtherwise('used');
    if (known.state !== 'RESERVED') return ok(known);
    const period = await findPeriod(tx, known.periodId);
    if (!period) throw new Error(`Reservation ${known.id} has no period`);
    await insertEntry(tx, known, { kind: 'RELEASE', at });
    await settleReservation(tx, known.id, 'RELEASED');
    const { balance } = period;
    await saveBalance(tx, period.id, { ...balance, reserved: balance.reserved - known.units });
    return ok({ ...known, state: 'RELEASED' });
  });
}

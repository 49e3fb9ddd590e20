import type { MeteredKey } from '@gatefold/schema';
import { ok, quotaExceeded, type Operation, type Result } from '@gatefold/runtime/operation';
import { canReserve } from './balance.js';
import { allowanceIn, openBook, periodNow, spendingBeside, type Book, type Clock } from './book.js';
import { meteredFacts } from './metered-facts.js';
import { otherReservation } from './usage.errors.js';
import { saveBalance } from './usage-period.repository.js';
import type { Reservation } from './reservation.js';
import { findReservation, insertEntry, saveReservation } from './usage-reservation.repository.js';

/** How long units are held for work that does not report back (R6). */
const reservationLifetimeMs = 60_000;
/** Most units of one reservation. */
export const reservationUnitsMax = 1_000;

/** Units to hold for one piece of work. */
export interface UsageRequest {
  /** uuid of the work, chosen by the caller: asking again under it is the same reservation. */
  readonly reservationId: string;
  /** uuid of the person. */
  readonly userId: string;
  readonly key: MeteredKey;
  readonly units: number;
}

/**
 * Holds units of a person for {@link reservationLifetimeMs}. Asking again under the same id gives the same reservation,
 * whatever became of it; one that expired or was given back is held anew, since nothing was charged for it.
 * QUOTA_EXCEEDED when the plan and the spending cap allow no more, CONFLICT when the id stands for something else.
 */
export function reserveUsage(
  operation: Operation,
  request: UsageRequest,
  clock?: Clock,
): Promise<Result<Reservation>> {
  return operation.transaction(async (tx) => {
    const book = await openBook(tx, request.userId, clock);
    const known = await findReservation(tx, request.reservationId);
    if (known && !isSame(known, request)) return otherReservation();
    if (known?.state === 'RESERVED' || known?.state === 'COMMITTED') return ok(known);
    return hold(book, request);
  });
}

/** Holds units in the period that counts now, under an id that holds nothing. */
export async function hold(book: Book, request: UsageRequest): Promise<Result<Reservation>> {
  const { tx, at } = book;
  const { reservationId: id, userId, key, units } = request;
  const period = await periodNow(book, key);
  const allowance = allowanceIn(book, key);
  const spending = spendingBeside(book, period);
  const { balance } = period;
  if (!canReserve(units, balance, allowance, spending)) {
    return quotaExceeded(meteredFacts(key, balance, allowance, spending, period.endsAt));
  }
  const expiresAt = new Date(at.getTime() + reservationLifetimeMs);
  const reservation: Reservation = {
    id,
    userId,
    key,
    units,
    state: 'RESERVED',
    periodId: period.id,
    expiresAt,
  };
  if (!(await saveReservation(tx, reservation))) return otherReservation();
  await insertEntry(tx, reservation, { kind: 'RESERVE', at });
  await saveBalance(tx, period.id, { ...balance, reserved: balance.reserved + units });
  return ok(reservation);
}

function isSame(known: Reservation, request: UsageRequest): boolean {
  return known.userId === request.userId && known.key === request.key && known.units === request.units;
}

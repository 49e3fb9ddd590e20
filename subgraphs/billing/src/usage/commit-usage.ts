import { meterOf } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { afterCommit } from './balance.js';
import { allowanceIn, openBook, spendingBeside, type Book, type Clock } from './book.js';
import { entitlementTopic } from '../entitlements/entitlement-topic.js';
import { insertMeterReport } from './meter-report.repository.js';
import { announceThresholds } from './announce-thresholds.js';
import { hold } from './reserve-usage.js';
import { reservationNotFound, settledOtherwise } from './usage.errors.js';
import { findPeriod, saveBalance } from './usage-period.repository.js';
import type { Reservation } from './reservation.js';
import { findReservation, insertEntry, settleReservation } from './usage-reservation.repository.js';

/**
 * Counts what was held as used; committing twice is no error. A reservation that expired takes its units anew, by the
 * rules of a new reservation in the period of now: QUOTA_EXCEEDED when they are gone, and then nothing is counted.
 * What was given back is a CONFLICT.
 */
export function commitUsage(
  operation: Operation,
  reservationId: string,
  clock?: Clock,
): Promise<Result<Reservation>> {
  return operation.transaction((tx) => commitReservation(tx, reservationId, clock));
}

/** {@link commitUsage} inside a transaction that is there already. */
export async function commitReservation(
  tx: Transaction,
  reservationId: string,
  clock?: Clock,
): Promise<Result<Reservation>> {
  const found = await findReservation(tx, reservationId);
  if (!found) return reservationNotFound();
  const book = await openBook(tx, found.userId, clock);
  const known = (await findReservation(tx, reservationId)) ?? found;
  if (known.state === 'COMMITTED') return ok(known);
  if (known.state === 'RELEASED') return settledOtherwise('released');
  if (known.state === 'RESERVED') return use(book, known);
  const held = await hold(book, { ...known, reservationId });
  return held.ok ? use(book, held.value) : held;
}

async function use(book: Book, reservation: Reservation): Promise<Result<Reservation>> {
  const { tx, at, userId } = book;
  const period = await findPeriod(tx, reservation.periodId);
  if (!period) throw new Error(`Reservation ${reservation.id} has no period`);
  const allowance = allowanceIn(book, reservation.key);
  const spending = spendingBeside(book, period);
  const balance = afterCommit(reservation.units, period.balance, allowance, spending);
  const overage = balance.overage - period.balance.overage;
  const overageAmountCents = balance.overageAmountCents - period.balance.overageAmountCents;
  await insertEntry(tx, reservation, { kind: 'COMMIT', overage, overageAmountCents, at });
  await settleReservation(tx, reservation.id, 'COMMITTED');
  await saveBalance(tx, period.id, balance);
  if (overage > 0) {
    await insertMeterReport(tx, reservation, {
      meter: meterOf(allowance.plan.key, reservation.key),
      units: overage,
      amountCents: overageAmountCents,
      occurredAt: at,
    });
  }
  await announceThresholds(tx, { ...period, balance }, allowance, spending);
  await tx.signal(entitlementTopic, userId);
  return ok({ ...reservation, state: 'COMMITTED' });
}

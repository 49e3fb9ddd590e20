import type { MeteredKey } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import type { GrantEntity } from '../grants/grant.entity.js';
import { findGrantsOf, readClock } from '../grants/grant.repository.js';
import { allowanceOf, type Allowance } from './allowance.js';
import { exposureAmountCents, type Spending } from './balance.js';
import { monthAround } from './calendar.js';
import { lockAccount } from './usage-account.repository.js';
import {
  closePeriod,
  findOpenPeriods,
  insertPeriod,
  moveEnd,
  type UsagePeriod,
} from './usage-period.repository.js';
import { expireReservations } from './usage-reservation.repository.js';

/** Tells the time of a transaction; the database's, unless a test brings its own. */
export type Clock = (tx: Transaction) => Promise<Date>;

/** Everything that decides about one person's units, locked until the transaction ends. */
export interface Book {
  readonly tx: Transaction;
  readonly userId: string;
  readonly at: Date;
  readonly grants: readonly GrantEntity[];
  /** Open periods, those included that are over and wait to be closed. */
  readonly openPeriods: readonly UsagePeriod[];
  readonly capAmountCents: number;
}

/** Locks a person's account, gives back what expired, and reads what the rules need. */
export async function openBook(tx: Transaction, userId: string, clock: Clock = readClock): Promise<Book> {
  const capAmountCents = await lockAccount(tx, userId);
  const at = await clock(tx);
  await expireReservations(tx, userId, at);
  const grants = await findGrantsOf(tx, [userId]);
  const openPeriods = await findOpenPeriods(tx, [userId]);
  return { tx, userId, at, grants, openPeriods, capAmountCents };
}

/** What the person's grants allow of a key now. */
export function allowanceIn({ grants, at }: Book, key: MeteredKey): Allowance {
  return allowanceOf(key, grants, at);
}

/**
 * The period that counts now: the open one, closed and followed by a new one when it is over. After a change of plan it
 * keeps what was used and ends when a period of the new plan ends.
 */
export async function periodNow(book: Book, key: MeteredKey): Promise<UsagePeriod> {
  const { tx, userId, at } = book;
  const month = monthAround(at, allowanceIn(book, key).anchor);
  const open = book.openPeriods.find((period) => period.key === key);
  if (open && open.endsAt > at) {
    if (open.endsAt.getTime() !== month.endsAt.getTime()) await moveEnd(tx, open.id, month.endsAt);
    return { ...open, endsAt: month.endsAt };
  }
  if (!open) return insertPeriod(tx, userId, key, month);
  await closeIn(book, open);
  const startsAt = open.endsAt > month.startsAt ? open.endsAt : month.startsAt;
  return insertPeriod(tx, userId, key, { ...month, startsAt });
}

/** Closes a period with the limit that held at its end. */
export function closeIn({ tx, grants, at }: Book, period: UsagePeriod): Promise<void> {
  const lastMoment = new Date(period.endsAt.getTime() - 1);
  return closePeriod(tx, period.id, allowanceOf(period.key, grants, lastMoment).limit, at);
}

/** What the person agreed to spend in a period, and what other keys may already take of it. */
export function spendingBeside(book: Book, period: UsagePeriod): Spending {
  const others = book.openPeriods.filter((open) => open.key !== period.key && open.endsAt > book.at);
  const amounts = others.map((other) => exposureAmountCents(other.balance, allowanceIn(book, other.key)));
  return {
    capAmountCents: book.capAmountCents,
    elsewhereAmountCents: amounts.reduce((sum, amount) => sum + amount, 0),
  };
}

import type { MeteredKey } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import type { Reservation, ReservationState } from './reservation.js';

/** One line of the ledger; lines are never changed. */
export interface Entry {
  readonly kind: 'RESERVE' | 'COMMIT' | 'RELEASE';
  readonly overage?: number;
  readonly overageAmountCents?: number;
  readonly at: Date;
}

/** A reservation; undefined when there is none. */
export async function findReservation(tx: Transaction, id: string): Promise<Reservation | undefined> {
  const [row] = await tx.sql(
    'select user_id, key, units, state, period_id, expires_at from usage_reservation where id = $1',
    [id],
  );
  return (
    row && {
      id,
      userId: String(row['user_id']),
      key: row['key'] as MeteredKey,
      units: Number(row['units']),
      state: row['state'] as ReservationState,
      periodId: String(row['period_id']),
      expiresAt: new Date(row['expires_at'] as string),
    }
  );
}

/** Inserts a reservation, or holds one of the same person again that ended; false when its id is somebody else's. */
export async function saveReservation(tx: Transaction, reservation: Reservation): Promise<boolean> {
  const { id, userId, key, units, state, periodId, expiresAt } = reservation;
  const rows = await tx.sql(
    `insert into usage_reservation as known (id, user_id, key, units, state, period_id, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update
       set state = excluded.state, period_id = excluded.period_id, expires_at = excluded.expires_at
       where known.user_id = excluded.user_id
     returning id`,
    [id, userId, key, units, state, periodId, expiresAt.toISOString()],
  );
  return rows.length > 0;
}

/** Ends a reservation. */
export async function settleReservation(
  tx: Transaction,
  id: string,
  state: Exclude<ReservationState, 'RESERVED'>,
): Promise<void> {
  await tx.sql('update usage_reservation set state = $2 where id = $1', [id, state]);
}

/** Writes a line of the ledger. Throws when the reservation was committed before. */
export async function insertEntry(tx: Transaction, reservation: Reservation, entry: Entry): Promise<void> {
  await tx.sql(
    `insert into usage_entry (id, user_id, period_id, reservation_id, kind, units, overage, overage_cents, occurred_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      v7(),
      reservation.userId,
      reservation.periodId,
      reservation.id,
      entry.kind,
      reservation.units,
      entry.overage ?? 0,
      entry.overageAmountCents ?? 0,
      entry.at.toISOString(),
    ],
  );
}

/** Gives back what expired reservations of a locked account held; resolves to how many there were. */
export async function expireReservations(tx: Transaction, userId: string, at: Date): Promise<number> {
  const rows = await tx.sql(
    `with due as (
       update usage_reservation set state = 'EXPIRED'
       where user_id = $1 and state = 'RESERVED' and expires_at <= $2 returning id, period_id, units
     ), given_back as (
       update usage_period as period set reserved = period.reserved - sums.units
       from (select period_id, sum(units) as units from due group by period_id) as sums
       where period.id = sums.period_id
     )
     insert into usage_entry (id, user_id, period_id, reservation_id, kind, units, occurred_at)
     select uuidv7(), $1, period_id, id, 'EXPIRE', units, $2 from due returning id`,
    [userId, at.toISOString()],
  );
  return rows.length;
}

/** People who hold a reservation that expired, longest overdue first. */
export async function findPeopleWithDueReservations(
  tx: Transaction,
  at: Date,
  countMax: number,
): Promise<readonly string[]> {
  const rows = await tx.sql(
    `select user_id from usage_reservation where state = 'RESERVED' and expires_at <= $1
     group by user_id order by min(expires_at) limit $2`,
    [at.toISOString(), countMax],
  );
  return rows.map((row) => String(row['user_id']));
}

/** Units of open reservations that expired and were not given back yet, by period. */
export async function findExpiredUnits(
  tx: Transaction,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.sql(
    `select period_id, sum(units)::integer as units from usage_reservation
     where user_id = any($1) and state = 'RESERVED' and expires_at <= clock_timestamp() group by period_id`,
    [[...userIds]],
  );
  return new Map(rows.map((row) => [String(row['period_id']), Number(row['units'])]));
}

import type { MeteredKey } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import type { Reservation } from './reservation.js';

/** Overage to tell a payment provider of. */
export interface MeterReport {
  /** Unique for ever: the provider counts one identifier once. */
  readonly identifier: string;
  readonly userId: string;
  readonly key: MeteredKey;
  /** Name of the meter at the provider. */
  readonly meter: string;
  readonly units: number;
  readonly amountCents: number;
  readonly occurredAt: Date;
  /** Times that it was claimed, this one included. */
  readonly attempts: number;
  /** When it was claimed first: the provider may know it since then. */
  readonly firstSentAt: Date;
}

/** Records overage of a reservation that is being committed, in the same transaction. */
export async function insertMeterReport(
  tx: Transaction,
  reservation: Reservation,
  overage: Pick<MeterReport, 'meter' | 'units' | 'amountCents' | 'occurredAt'>,
): Promise<void> {
  await tx.sql(
    `insert into meter_report (identifier, user_id, key, meter, period_id, units, amount_cents, occurred_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      reservation.id,
      reservation.userId,
      reservation.key,
      overage.meter,
      reservation.periodId,
      overage.units,
      overage.amountCents,
      overage.occurredAt.toISOString(),
    ],
  );
}

/**
 * Claims the oldest reports, of all people or of one, for `claimMs`; nobody else gets them meanwhile. One that is not marked as reported in that
 * time, e.g. because the process died, can be claimed again: its identifier keeps it from being counted twice.
 */
export async function claimMeterReports(
  tx: Transaction,
  countMax: number,
  claimMs: number,
  userId: string | null = null,
): Promise<readonly MeterReport[]> {
  const rows = await tx.sql(
    `update meter_report set attempts = attempts + 1,
       first_sent_at = coalesce(first_sent_at, clock_timestamp()),
       claimed_until = clock_timestamp() + $2 * interval '1 millisecond'
     where identifier in (
       select identifier from meter_report
       where reported_at is null and refunded_at is null and ($3::uuid is null or user_id = $3) and (claimed_until is null or claimed_until <= clock_timestamp())
       order by occurred_at limit $1 for update skip locked)
     returning identifier, user_id, key, meter, units, amount_cents, occurred_at, attempts, first_sent_at`,
    [countMax, claimMs, userId],
  );
  return rows.map((row) => ({
    identifier: String(row['identifier']),
    userId: String(row['user_id']),
    key: row['key'] as MeteredKey,
    meter: String(row['meter']),
    units: Number(row['units']),
    amountCents: Number(row['amount_cents']),
    occurredAt: new Date(row['occurred_at'] as string),
    attempts: Number(row['attempts']),
    firstSentAt: new Date(row['first_sent_at'] as string),
  }));
}

/** Lets a report that could not be sent wait for `delayMs`. */
export async function deferMeterReport(
  tx: Transaction,
  identifier: string,
  delayMs: number,
  reason: string,
): Promise<void> {
  await tx.sql(
    `update meter_report set last_error = $3, claimed_until = clock_timestamp() + $2 * interval '1 millisecond'
     where identifier = $1`,
    [identifier, delayMs, reason.slice(0, 2_000)],
  );
}

/** Marks reports that the provider has taken. */
export async function markReported(tx: Transaction, identifiers: readonly string[]): Promise<void> {
  await tx.sql(
    'update meter_report set reported_at = clock_timestamp() where identifier = any($1) and reported_at is null',
    [[...identifiers]],
  );
}

/** Sums of one period whose ledger, balance and reports do not agree, or are not all reported. */
export interface MeterDifference {
  readonly periodId: string;
  readonly userId: string;
  readonly key: MeteredKey;
  /** Overage by the lines of the ledger. */
  readonly ledgerUnits: number;
  /** Overage by the balance of the period. */
  readonly balanceUnits: number;
  /** Overage by the reports, sent or not. */
  readonly recordedUnits: number;
  /** Overage that the provider has taken, or never will because it was given back before. */
  readonly reportedUnits: number;
}

/** Every period in which ledger, balance, reports and what was reported differ. */
export async function findMeterDifferences(tx: Transaction): Promise<readonly MeterDifference[]> {
  const rows = await tx.sql(
    `select period.id, period.user_id, period.key, period.overage,
       coalesce(entry.units, 0)::integer as ledger, coalesce(report.units, 0)::integer as recorded,
       coalesce(report.reported, 0)::integer as reported
     from usage_period as period
     left join lateral (
       select sum(overage) as units from usage_entry where period_id = period.id) as entry on true
     left join lateral (
       select sum(units) as units, sum(units) filter (where reported_at is not null or refund = 'NOT_SENT') as reported
       from meter_report where period_id = period.id) as report on true
     where (period.overage, coalesce(report.units, 0), coalesce(report.reported, 0)) is distinct from
       (coalesce(entry.units, 0), coalesce(entry.units, 0), coalesce(entry.units, 0))
     order by period.starts_at, period.id`,
  );
  return rows.map((row) => ({
    periodId: String(row['id']),
    userId: String(row['user_id']),
    key: row['key'] as MeteredKey,
    ledgerUnits: Number(row['ledger']),
    balanceUnits: Number(row['overage']),
    recordedUnits: Number(row['recorded']),
    reportedUnits: Number(row['reported']),
  }));
}

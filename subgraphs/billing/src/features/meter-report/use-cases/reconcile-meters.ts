import type { Operation } from '@gatefold/runtime/operation';
import { findCustomerOf } from '../../../stripe/customer.repository.js';
import type { StripeAccess } from '../../../stripe/stripe-access.js';
import { findMeterDifferences } from '../../../usage/meter-report.repository.js';
import { findReportedSums, insertMeterReconciliation, type ReportedSum } from '../meter-report.repository.js';

const minuteMs = 60_000;
/** Stripe takes events of the last 35 days. */
const lookBackMs = 35 * 86_400_000;

/** Units of one person on which two sides disagree. */
export interface UnitsDifference {
  readonly userId: string;
  readonly meter: string;
  /** Where: `ledger` within our tables, `stripe` between them and Stripe. */
  readonly between: 'ledger' | 'stripe';
  readonly expectedUnits: number;
  readonly foundUnits: number;
}

/** What a comparison came to. */
export interface MeterReconciliation {
  /** People and meters that were compared with Stripe. */
  readonly lookedAt: number;
  readonly differences: readonly UnitsDifference[];
}

/**
 * Compares overage of the ledger with what was reported, and what was reported with Stripe's own sums, to the unit; logs
 * each difference and keeps a report. Changes nothing: only people can say which side is right.
 */
export async function reconcileMeters(
  operation: Operation,
  stripe: StripeAccess,
): Promise<MeterReconciliation> {
  const startedAt = new Date();
  const inLedger = await operation.read(findMeterDifferences);
  const differences: UnitsDifference[] = inLedger.map(({ userId, key, ledgerUnits, reportedUnits }) => ({
    userId,
    meter: key,
    between: 'ledger',
    expectedUnits: ledgerUnits,
    foundUnits: reportedUnits,
  }));
  const sums = await operation.read((tx) => findReportedSums(tx, new Date(startedAt.getTime() - lookBackMs)));
  const meters = await stripe.client.billing.meters.list({ status: 'active', limit: 100 });
  const idOfMeter = new Map(meters.data.map(({ id, event_name: name }) => [name, id]));
  for (const sum of sums) {
    const foundUnits = await unitsAtStripe(operation, stripe, idOfMeter.get(sum.meter), sum);
    const { userId, meter, units: expectedUnits } = sum;
    if (foundUnits !== expectedUnits)
      differences.push({ userId, meter, between: 'stripe', expectedUnits, foundUnits });
  }
  for (const difference of differences) operation.log.error(difference, 'meter_differs');
  const report = { lookedAt: sums.length, differences };
  await operation.transaction((tx) => insertMeterReconciliation(tx, startedAt, report));
  return report;
}

async function unitsAtStripe(
  operation: Operation,
  { client }: StripeAccess,
  meterId: string | undefined,
  sum: ReportedSum,
): Promise<number> {
  const customer = await operation.read((tx) => findCustomerOf(tx, sum.userId));
  if (meterId === undefined || customer === undefined) return 0;
  const summaries = await client.billing.meters
    .listEventSummaries(meterId, {
      customer,
      start_time: Math.floor(sum.firstAt.getTime() / minuteMs) * 60,
      end_time: (Math.floor(sum.lastAt.getTime() / minuteMs) + 1) * 60,
      limit: 100,
    })
    .autoPagingToArray({ limit: 10_000 });
  return summaries.reduce((total, { aggregated_value: value }) => total + value, 0);
}

import { backoffMs } from '@gatefold/runtime/events';
import type { Operation } from '@gatefold/runtime/operation';
import Stripe from 'stripe';
import { ensureCustomer } from './ensure-customer.js';
import type { StripeAccess } from './stripe-access.js';
import {
  claimMeterReports,
  deferMeterReport,
  markReported,
  type MeterReport,
} from '../usage/meter-report.repository.js';

const batchMax = 20;
/** Longer than one batch takes; what a killed process had claimed is free after it. */
const claimMs = 120_000;
const retry = { baseMs: 5_000, capMs: 3_600_000 };
/**
 * Stripe knows an identifier for at least 24 hours. A report that was sent first longer ago than this may have been
 * counted and forgotten: it is left to people, and the nightly reconciliation names it.
 */
export const resendMaxMs = 23 * 3_600_000;

/** What came of one round. */
export interface ReportRound {
  readonly reported: number;
  readonly failed: number;
}

/**
 * Tells Stripe of overage that it was not told of, of all people or of one. Each report has an identifier that Stripe counts once, so a report
 * whose answer was lost, or whose process died, is sent again and counted once.
 */
export async function reportOverage(
  operation: Operation,
  stripe: StripeAccess,
  userId: string | null = null,
): Promise<ReportRound> {
  let [reported, failed] = [0, 0];
  for (;;) {
    const reports = await operation.transaction((tx) => claimMeterReports(tx, batchMax, claimMs, userId));
    for (const report of reports) {
      if (await reportOne(operation, stripe, report)) reported += 1;
      else failed += 1;
    }
    if (reports.length < batchMax) return { reported, failed };
  }
}

async function reportOne(operation: Operation, stripe: StripeAccess, report: MeterReport): Promise<boolean> {
  const { identifier, attempts } = report;
  try {
    if (Date.now() - report.firstSentAt.getTime() > resendMaxMs)
      throw new Error('Sent first too long ago to be sent again: compare with Stripe by hand');
    await send(operation, stripe, report);
    await operation.transaction((tx) => markReported(tx, [identifier]));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    operation.log.warn({ err: error, identifier, attempts }, 'overage_not_reported');
    const delayMs = backoffMs(attempts, retry);
    await operation.transaction((tx) => deferMeterReport(tx, identifier, delayMs, reason));
    return false;
  }
}

/** Resolves when Stripe has counted the report, now or before. */
async function send(operation: Operation, { client }: StripeAccess, report: MeterReport): Promise<void> {
  const customer = await ensureCustomer(operation, client, report.userId);
  try {
    await client.billing.meterEvents.create({
      event_name: report.meter,
      identifier: report.identifier,
      payload: { stripe_customer_id: customer, value: String(report.units) },
      timestamp: Math.floor(report.occurredAt.getTime() / 1_000),
    });
  } catch (error) {
    if (!isKnownAlready(error)) throw error;
  }
}

function isKnownAlready(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && /already exists/.test(error.message);
}

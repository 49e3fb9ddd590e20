import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import type { PaymentFacts } from './payment-facts.js';

/** What a paid invoice of a subscription was for. */
export interface PaidInvoice {
  readonly invoiceId: string;
  readonly subscriptionId: string;
  /** Until when it pays for the plan; null for an invoice of overage alone. */
  readonly accessUntil: Date | null;
}

/** Keeps what Stripe says of the payment of an invoice. */
export async function projectInvoicePayment(
  tx: Transaction,
  userId: string,
  facts: PaymentFacts & { readonly paidAt: Date },
  invoice: PaidInvoice,
): Promise<void> {
  await tx.sql(
    `insert into invoice_payment (id, user_id, subscription_id, invoice_id, intent_id, amount_cents, refunded_cents,
       currency, status, access_until, paid_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (intent_id) do update set refunded_cents = excluded.refunded_cents, status = excluded.status,
       access_until = excluded.access_until, synced_at = clock_timestamp()`,
    [
      v7(),
      userId,
      invoice.subscriptionId,
      invoice.invoiceId,
      facts.intentId,
      facts.amountCents,
      facts.refundedCents,
      facts.currency,
      facts.status,
      invoice.accessUntil?.toISOString() ?? null,
      facts.paidAt.toISOString(),
    ],
  );
}

/** Whether a payment for the period that began at `periodStart` was given back in whole, or lost in a dispute. */
export async function isPeriodTakenBack(
  tx: Transaction,
  subscriptionId: string,
  periodStart: Date,
): Promise<boolean> {
  const [row] = await tx.sql(
    `select 1 from invoice_payment
     where subscription_id = $1 and access_until > $2 and status in ('REFUNDED', 'CHARGED_BACK') limit 1`,
    [subscriptionId, periodStart.toISOString()],
  );
  return row !== undefined;
}

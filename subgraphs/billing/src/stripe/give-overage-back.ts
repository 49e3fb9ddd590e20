import Stripe from 'stripe';
import { overageLookupKeyOf, soldOverage } from './overage-prices.js';
import type { StripeAccess } from './stripe-access.js';

/** Overage that Stripe was told of. */
export interface ReportedOverage {
  readonly identifier: string;
  /** Undefined for a person who never was a customer. */
  readonly customerId: string | undefined;
  readonly meter: string;
  readonly units: number;
  readonly amountCents: number;
  readonly occurredAt: Date;
  readonly reportedAt: Date | null;
}

/** How it was given back, and what Stripe calls that. */
export interface OverageGivenBack {
  readonly kind: 'TAKEN_OFF' | 'CREDITED';
  readonly reference: string;
}

/**
 * Why nothing can be given back: no invoice has it and the meter takes no correction any more, or the payment of its
 * invoice went back already.
 */
export type OverageRefusal = 'ON_NO_INVOICE' | 'INVOICE_PAID_BACK';

/** Thrown for overage that cannot be given back. */
export class OverageNotRefundable extends Error {
  constructor(readonly refusal: OverageRefusal) {
    super(`Overage cannot be given back: ${refusal}`);
  }
}

/** Stripe cancels events that it got in the last 24 hours; an hour is left for clocks and queues. */
const cancelMs = 23 * 3_600_000;
/** Stripe takes events of the last 35 days. */
const correctMs = 34 * 86_400_000;
const creditNoteKey = 'gatefold_overage';

/**
 * Gives overage back at Stripe: by a credit note when an invoice charged it, else off the meter, by cancelling its event
 * or, a day later, by an event of as many units less. Repeated for the same overage it is given back once.
 */
export async function giveOverageBack(
  { client }: StripeAccess,
  overage: ReportedOverage,
  auditId: string,
): Promise<OverageGivenBack> {
  const { identifier, customerId, meter, units, occurredAt, reportedAt } = overage;
  if (customerId === undefined) throw new OverageNotRefundable('ON_NO_INVOICE');
  const invoice = await invoiceOf(client, customerId, overage);
  if (invoice) return { kind: 'CREDITED', reference: await credit(client, invoice, overage, auditId) };
  const now = Date.now();
  if (now - Number(reportedAt) < cancelMs) {
    await client.billing.meterEventAdjustments.create({
      event_name: meter,
      type: 'cancel',
      cancel: { identifier },
    });
    return { kind: 'TAKEN_OFF', reference: `cancelled ${identifier}` };
  }
  if (now - occurredAt.getTime() > correctMs) throw new OverageNotRefundable('ON_NO_INVOICE');
  const correction = `${identifier}-refund`;
  await client.billing.meterEvents
    .create({
      event_name: meter,
      identifier: correction,
      payload: { stripe_customer_id: customerId, value: String(-units) },
      timestamp: Math.floor(occurredAt.getTime() / 1_000),
    })
    .catch(unlessKnown);
  return { kind: 'TAKEN_OFF', reference: correction };
}

/** The invoice that charged the overage; undefined while its period runs. */
async function invoiceOf(
  client: Stripe,
  customer: string,
  { meter, occurredAt }: ReportedOverage,
): Promise<Stripe.Invoice | undefined> {
  const product = soldOverage.filter((each) => each.meter === meter).map(overageLookupKeyOf)[0];
  const second = Math.floor(occurredAt.getTime() / 1_000);
  const invoices = client.invoices.list({ customer, created: { gte: second }, limit: 100 });
  const found = await invoices.autoPagingToArray({ limit: 1_000 });
  return found.find(
    ({ status, lines }) =>
      (status === 'paid' || status === 'open') &&
      lines.data.some(
        ({ pricing, period, amount }) =>
          pricing?.price_details?.product === product &&
          period.start <= second &&
          second < period.end &&
          amount > 0,
      ),
  );
}

/** Takes the sum off an open invoice, or pays it back; as credit where the card was charged less. */
async function credit(
  client: Stripe,
  { id: invoice, status, amount_paid: paid }: Stripe.Invoice,
  { identifier, amountCents: amount }: ReportedOverage,
  auditId: string,
): Promise<string> {
  const { data } = await client.creditNotes.list({ invoice, limit: 100 });
  const known = data.find(({ metadata }) => metadata?.[creditNoteKey] === identifier);
  if (known) return known.id;
  const isPaid = status === 'paid';
  const how = !isPaid ? {} : paid >= amount ? { refund_amount: amount } : { credit_amount: amount };
  const note = await client.creditNotes
    .create(
      {
        invoice,
        amount,
        ...how,
        memo: 'Overage given back',
        metadata: { [creditNoteKey]: identifier, gatefold_audit: auditId },
      },
      { idempotencyKey: `gatefold-overage-refund-${identifier}` },
    )
    .catch(refuseIfPaidBack);
  return note.id;
}

function refuseIfPaidBack(error: unknown): never {
  const { StripeInvalidRequestError } = Stripe.errors;
  const isPaidBack = error instanceof StripeInvalidRequestError && error.code === 'charge_already_refunded';
  throw isPaidBack ? new OverageNotRefundable('INVOICE_PAID_BACK') : error;
}

function unlessKnown(error: unknown): void {
  if (!(error instanceof Error && /already exists/.test(error.message))) throw error;
}

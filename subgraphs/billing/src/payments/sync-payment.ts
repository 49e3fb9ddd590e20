import type { Transaction } from '@gatefold/runtime/database';
import type Stripe from 'stripe';
import { announceTier } from '../grants/announce-tier.js';
import { findPersonOf } from '../stripe/customer.repository.js';
import type { StripeAccess } from '../stripe/stripe-access.js';
import { dateOf, idOf } from '../stripe/subscription-facts.js';
import { syncCustomer } from '../stripe/sync-customer.js';
import { projectInvoicePayment, type PaidInvoice } from './invoice-payment.repository.js';
import { factsOfPayment, oneTimePayment, paymentKindKey, type PaymentFacts } from './payment-facts.js';
import { lockPayment, projectPayment } from './payment-projection.repository.js';
import { paymentTopic } from './payment-topic.js';
import { settlePass } from './settle-pass.js';
import { settleProduct } from './settle-product.js';

/** A payment of ours as Stripe has it now. */
export interface SyncedPayment {
  readonly userId: string;
  readonly facts: PaymentFacts;
  /** Stripe's codes of what the last attempt failed of; undefined when it did not. */
  readonly fault: string | undefined;
}

/** More disputes than one payment has. */
const disputesMax = 20;

/**
 * Asks Stripe about a payment with its refunds and disputes and lets table, grant, tier and downloads follow: of what was
 * bought once, and of invoices of subscriptions. What an event said is not looked at, so the order of events does not matter.
 * Undefined for a payment of nobody's here, and for an invoice that is not paid.
 */
export async function syncPayment(
  tx: Transaction,
  stripe: StripeAccess,
  intentId: string,
  eventAt: Date | null,
): Promise<SyncedPayment | undefined> {
  await lockPayment(tx, intentId);
  const { client } = stripe;
  const intent = await client.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
  if (!intent.customer) return undefined;
  const customerId = idOf(intent.customer);
  const userId = await findPersonOf(tx, customerId);
  if (userId === undefined) return undefined;
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const disputes = charge?.disputed
    ? (await client.disputes.list({ payment_intent: intentId, limit: disputesMax })).data
    : [];
  const facts = factsOfPayment(intent, disputes);
  const error = intent.last_payment_error;
  const synced = { userId, facts, fault: error?.decline_code ?? error?.code };
  if (intent.metadata[paymentKindKey] === oneTimePayment) {
    await settlePass(tx, userId, facts, await projectPayment(tx, userId, facts, eventAt));
    await settleProduct(tx, userId, facts);
    await announceTier(tx, userId);
  } else {
    const invoice = await findPaidInvoice(client, intentId);
    const { paidAt } = facts;
    if (!invoice || paidAt === null) return undefined;
    await projectInvoicePayment(tx, userId, { ...facts, paidAt }, invoice);
    await syncCustomer(tx, stripe, customerId, eventAt);
  }
  await tx.signal(paymentTopic, userId);
  return synced;
}

/** The invoice of a subscription that this payment paid; undefined when it paid something else. */
async function findPaidInvoice(client: Stripe, intentId: string): Promise<PaidInvoice | undefined> {
  const { data } = await client.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intentId },
    limit: 1,
  });
  const [payment] = data;
  if (!payment) return undefined;
  const invoice = await client.invoices.retrieve(idOf(payment.invoice));
  const subscription = invoice.parent?.subscription_details?.subscription;
  if (!subscription) return undefined;
  // A plan is paid in advance, overage afterwards.
  const ends = invoice.lines.data
    .filter(({ amount, period }) => amount > 0 && period.end > invoice.created)
    .map(({ period }) => period.end);
  return {
    invoiceId: invoice.id,
    subscriptionId: idOf(subscription),
    accessUntil: ends.length > 0 ? dateOf(Math.max(...ends)) : null,
  };
}

import type { Transaction } from '@gatefold/runtime/database';
import { announceTier } from '../grants/announce-tier.js';
import { findPersonOf } from '../stripe/customer.repository.js';
import type { StripeAccess } from '../stripe/stripe-access.js';
import { idOf } from '../stripe/subscription-facts.js';
import { factsOfPayment, oneTimePayment, paymentKindKey, type PaymentFacts } from './payment-facts.js';
import { lockPayment, projectPayment } from './payment-projection.repository.js';
import { paymentTopic } from './payment-topic.js';
import { settlePass } from './settle-pass.js';

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
 * Asks Stripe about a payment with its refunds and disputes and lets table, grant and tier follow. What an event said is
 * not looked at, so the order of events does not matter. Undefined for a payment that is not a one-time payment of ours.
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
  if (intent.metadata[paymentKindKey] !== oneTimePayment || !intent.customer) return undefined;
  const userId = await findPersonOf(tx, idOf(intent.customer));
  if (userId === undefined) return undefined;
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const disputes = charge?.disputed
    ? (await client.disputes.list({ payment_intent: intentId, limit: disputesMax })).data
    : [];
  const facts = factsOfPayment(intent, disputes);
  await settlePass(tx, userId, facts, await projectPayment(tx, userId, facts, eventAt));
  await announceTier(tx, userId);
  await tx.signal(paymentTopic, userId);
  const error = intent.last_payment_error;
  return { userId, facts, fault: error?.decline_code ?? error?.code };
}

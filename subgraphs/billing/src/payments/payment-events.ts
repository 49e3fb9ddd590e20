import type Stripe from 'stripe';
import type { StripeEventHandler } from '../stripe/event-handler.js';
import { idOf } from '../stripe/subscription-facts.js';
import { syncPayment } from './sync-payment.js';

/** Whatever may change a payment, its refunds or its disputes leads to one look at all of it. */
export const paymentEvents: StripeEventHandler = {
  types: new Set([
    'payment_intent.created',
    'payment_intent.requires_action',
    'payment_intent.processing',
    'payment_intent.succeeded',
    'payment_intent.payment_failed',
    'payment_intent.canceled',
    'charge.refunded',
    'refund.created',
    'refund.updated',
    'refund.failed',
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
  ]),
  handle: async ({ tx, stripe, event, occurredAt }) => {
    const intentId = intentOf(event);
    const synced = intentId && (await syncPayment(tx, stripe, intentId, occurredAt));
    if (!synced) return undefined;
    const { userId, facts, fault } = synced;
    if (event.type === 'payment_intent.payment_failed') {
      const fields = { user_id: userId, amount: facts.amountCents, stripe_error: fault };
      stripe.log.warn(fields, 'Payment failed');
    }
    return `${facts.intentId}: ${facts.status}`;
  },
};

function intentOf(event: Stripe.Event): string | undefined {
  const object = event.data.object as unknown as {
    readonly object: string;
    readonly id: string;
    readonly payment_intent?: string | { readonly id: string } | null;
  };
  if (object.object === 'payment_intent') return object.id;
  return object.payment_intent ? idOf(object.payment_intent) : undefined;
}

import type { StripeEventHandler } from './event-handler.js';
import { syncCustomer } from './sync-customer.js';

/** Whatever may change what a customer subscribes to leads to one look at all of it. */
export const subscriptionEvents: StripeEventHandler = {
  types: new Set([
    'checkout.session.completed',
    'checkout.session.async_payment_succeeded',
    'customer.subscription.created',
    'customer.subscription.updated',
    'customer.subscription.deleted',
    'customer.subscription.paused',
    'customer.subscription.resumed',
    'subscription_schedule.created',
    'subscription_schedule.updated',
    'subscription_schedule.released',
    'subscription_schedule.canceled',
    'subscription_schedule.completed',
    'invoice.paid',
    'invoice.payment_failed',
    'invoice.payment_action_required',
  ]),
  handle: async ({ tx, stripe, customerId, occurredAt }) => {
    if (customerId === undefined) return undefined;
    const outcome = await syncCustomer(tx, stripe, customerId, occurredAt);
    if (!outcome) return undefined;
    return outcome.subscriptions.map(({ id, status }) => `${id}: ${status}`).join(', ') || 'no subscription';
  },
};

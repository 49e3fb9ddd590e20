import type Stripe from 'stripe';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { releaseSchedule } from './schedule-phases.js';
import { saveSubscription } from './subscription-saving.js';

/** Ends a subscription at once. Open invoices stay open, as at Stripe. */
export function endSubscription(
  account: Account,
  subscription: Stripe.Subscription,
  reason: 'cancellation_requested' | 'payment_failed' | null,
  details: Partial<Stripe.Subscription.CancellationDetails> = {},
): Stripe.Subscription {
  const now = account.now(subscription.customer as string);
  const schedule = account.store.get('subscription_schedule', idOf(subscription.schedule) ?? '');
  if (schedule) releaseSchedule(account, schedule, 'canceled');
  return saveSubscription(
    account,
    {
      ...subscription,
      canceled_at: subscription.canceled_at ?? now,
      cancellation_details: {
        comment: details.comment ?? subscription.cancellation_details?.comment ?? null,
        feedback: details.feedback ?? subscription.cancellation_details?.feedback ?? null,
        feedback_option: null,
        reason,
      },
      ended_at: now,
      schedule: null,
      status: 'canceled',
    },
    'customer.subscription.deleted',
  );
}

/** A subscription whose first payment never came. */
export function expireIncomplete(account: Account, subscription: Stripe.Subscription): void {
  const now = account.now(subscription.customer as string);
  const expired: Stripe.Subscription = { ...subscription, ended_at: now, status: 'incomplete_expired' };
  saveSubscription(account, expired, 'customer.subscription.updated');
}

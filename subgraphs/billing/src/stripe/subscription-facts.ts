import type { BillingInterval, Tier } from '@gatefold/schema';
import type Stripe from 'stripe';
import { planOfPrice, type NamedPrices, type SoldPlan } from './plan-prices.js';

/** Stripe's states of a subscription, in capitals. */
export const subscriptionStatuses = [
  'INCOMPLETE',
  'INCOMPLETE_EXPIRED',
  'TRIALING',
  'ACTIVE',
  'PAST_DUE',
  'UNPAID',
  'PAUSED',
  'CANCELED',
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** What is kept of a subscription: never prices, invoices or cards. */
export interface SubscriptionFacts {
  /** Stripe's ids. */
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly status: SubscriptionStatus;
  /** The plan that is paid for now. */
  readonly planKey: Tier;
  readonly interval: BillingInterval;
  /** The lower plan that follows at the end of the period; null when the plan stays. */
  readonly nextPlanKey: Tier | null;
  readonly currentPeriodStart: Date;
  readonly currentPeriodEnd: Date;
  /** When it ends by itself; null while it renews. */
  readonly cancelAt: Date | null;
  readonly trialEnd: Date | null;
  /** Since when an invoice waits for payment; null unless PAST_DUE. */
  readonly pastDueSince: Date | null;
  readonly endedAt: Date | null;
}

/**
 * Metadata by which a subscription remembers what is paid for after its price went down for the next period: Stripe
 * renews at the new price, access follows at the renewal.
 */
export const paidMetadata = { plan: 'gatefold_paid_plan', until: 'gatefold_paid_until' } as const;

/** The item that sells a plan; others meter overage. */
export function planItemOf(
  subscription: Stripe.Subscription,
  named: NamedPrices,
): { readonly item: Stripe.SubscriptionItem; readonly plan: SoldPlan } | undefined {
  for (const item of subscription.items.data) {
    const plan = item.price.recurring?.usage_type === 'licensed' ? planOfPrice(item.price, named) : undefined;
    if (plan) return { item, plan };
  }
  return undefined;
}

/** The facts of a subscription, fetched with its latest invoice; undefined when it sells none of the plans. */
export function factsOfSubscription(
  subscription: Stripe.Subscription,
  named: NamedPrices,
): SubscriptionFacts | undefined {
  const sold = planItemOf(subscription, named);
  if (!sold) return undefined;
  const { item, plan } = sold;
  const paidPlan = paidPlanOf(subscription, item);
  const status = subscription.status.toUpperCase() as SubscriptionStatus;
  const cancelAt = subscription.cancel_at ?? (subscription.cancel_at_period_end ? item.current_period_end : null);
  return {
    subscriptionId: subscription.id,
    customerId: idOf(subscription.customer),
    status,
    planKey: paidPlan ?? plan.planKey,
    interval: plan.interval,
    nextPlanKey: paidPlan ? plan.planKey : null,
    currentPeriodStart: dateOf(item.current_period_start),
    currentPeriodEnd: dateOf(item.current_period_end),
    cancelAt: cancelAt === null ? null : dateOf(cancelAt),
    trialEnd: subscription.trial_end === null ? null : dateOf(subscription.trial_end),
    pastDueSince: status === 'PAST_DUE' ? unpaidSince(subscription, item) : null,
    endedAt: subscription.ended_at === null ? null : dateOf(subscription.ended_at),
  };
}

/** Counts only until the period for which it was paid is over. */
function paidPlanOf({ metadata }: Stripe.Subscription, item: Stripe.SubscriptionItem): Tier | undefined {
  const isRunning = item.current_period_end <= Number(metadata[paidMetadata.until]);
  return isRunning ? (metadata[paidMetadata.plan] as Tier | undefined) : undefined;
}

function unpaidSince(subscription: Stripe.Subscription, item: Stripe.SubscriptionItem): Date {
  const invoice = subscription.latest_invoice;
  return dateOf(typeof invoice === 'object' && invoice ? invoice.created : item.current_period_start);
}

/** Stripe's times are seconds since 1970. */
export function dateOf(seconds: number): Date {
  return new Date(seconds * 1_000);
}

/** The id of what may have been expanded. */
export function idOf(reference: string | { readonly id: string }): string {
  return typeof reference === 'string' ? reference : reference.id;
}

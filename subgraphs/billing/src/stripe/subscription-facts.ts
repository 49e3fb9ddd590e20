import { billingIntervals, tiers, type BillingInterval, type Tier } from '@gatefold/schema';
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

/** Somebody wanted it to end, or its payments failed for good. */
export const subscriptionEndReasons = ['REQUESTED', 'PAYMENT_FAILED'] as const;
export type SubscriptionEndReason = (typeof subscriptionEndReasons)[number];

/** What is kept of a subscription: never prices, invoices or cards. */
export interface SubscriptionFacts {
  /** Stripe's ids. */
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly status: SubscriptionStatus;
  /** The plan that is paid for now. */
  readonly planKey: Tier;
  readonly interval: BillingInterval;
  /** What one interval costs before discounts and taxes. */
  readonly amountCents: number;
  /** ISO 4217, in capitals. */
  readonly currency: string;
  /** What follows at the end of the period; null when plan and interval stay. */
  readonly nextPlanKey: Tier | null;
  readonly nextInterval: BillingInterval | null;
  /** When it was begun. */
  readonly startedAt: Date;
  readonly currentPeriodStart: Date;
  readonly currentPeriodEnd: Date;
  /** When it ends by itself; null while it renews. */
  readonly cancelAt: Date | null;
  readonly trialEnd: Date | null;
  /** Since when an invoice waits for payment; null unless PAST_DUE. */
  readonly pastDueSince: Date | null;
  /** When that payment is tried again; null when it is not. */
  readonly nextAttemptAt: Date | null;
  readonly endedAt: Date | null;
  /** Why it ended; null while it runs. */
  readonly endReason: SubscriptionEndReason | null;
}

/** What a subscription is read with. */
export const subscriptionExpand = ['data.latest_invoice', 'data.schedule'];

/** Metadata by which a schedule of ours tells to what the plan changes when the period ends. */
export const nextMetadata = { plan: 'gatefold_next_plan', interval: 'gatefold_next_interval' } as const;

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

/** The facts of a subscription, fetched with {@link subscriptionExpand}; undefined when it sells none of the plans. */
export function factsOfSubscription(
  subscription: Stripe.Subscription,
  named: NamedPrices,
): SubscriptionFacts | undefined {
  const sold = planItemOf(subscription, named);
  if (!sold) return undefined;
  const { item, plan } = sold;
  const next = nextPlanOf(subscription, item);
  const status = subscription.status.toUpperCase() as SubscriptionStatus;
  const cancelAt =
    subscription.cancel_at ?? (subscription.cancel_at_period_end ? item.current_period_end : null);
  return {
    subscriptionId: subscription.id,
    customerId: idOf(subscription.customer),
    status,
    planKey: plan.planKey,
    interval: plan.interval,
    amountCents: item.price.unit_amount ?? 0,
    currency: item.price.currency.toUpperCase(),
    nextPlanKey: next?.planKey ?? null,
    nextInterval: next?.interval ?? null,
    startedAt: dateOf(subscription.start_date),
    currentPeriodStart: dateOf(item.current_period_start),
    currentPeriodEnd: dateOf(item.current_period_end),
    cancelAt: cancelAt === null ? null : dateOf(cancelAt),
    trialEnd: subscription.trial_end === null ? null : dateOf(subscription.trial_end),
    pastDueSince: status === 'PAST_DUE' ? unpaidSince(subscription, item) : null,
    nextAttemptAt: status === 'PAST_DUE' ? nextAttemptAt(subscription) : null,
    endedAt: subscription.ended_at === null ? null : dateOf(subscription.ended_at),
    endReason: subscription.ended_at === null ? null : endReasonOf(subscription),
  };
}

/** The schedule that rules a subscription; undefined without one, and for one that is over. */
export function scheduleOf({ schedule }: Stripe.Subscription): Stripe.SubscriptionSchedule | undefined {
  return typeof schedule === 'object' && schedule?.status === 'active' ? schedule : undefined;
}

/** Whether a schedule still has something to change. */
export function hasPhaseAhead({ phases, current_phase: now }: Stripe.SubscriptionSchedule): boolean {
  return phases.some(({ start_date: start }) => now !== null && start >= now.end_date);
}

function nextPlanOf(
  subscription: Stripe.Subscription,
  { current_period_end: end }: Stripe.SubscriptionItem,
): SoldPlan | undefined {
  const schedule = scheduleOf(subscription);
  if (!schedule?.phases.some(({ start_date: start }) => start >= end)) return undefined;
  const planKey = tiers.find((tier) => tier === schedule.metadata?.[nextMetadata.plan]);
  const interval = billingIntervals.find((each) => each === schedule.metadata?.[nextMetadata.interval]);
  return planKey && interval && { planKey, interval };
}

function unpaidSince(subscription: Stripe.Subscription, item: Stripe.SubscriptionItem): Date {
  const invoice = subscription.latest_invoice;
  return dateOf(typeof invoice === 'object' && invoice ? invoice.created : item.current_period_start);
}

function nextAttemptAt({ latest_invoice: invoice }: Stripe.Subscription): Date | null {
  const at = typeof invoice === 'object' ? invoice?.next_payment_attempt : undefined;
  return at ? dateOf(at) : null;
}

function endReasonOf({ cancellation_details: details, status }: Stripe.Subscription): SubscriptionEndReason {
  const hasFailed = details?.reason === 'payment_failed' || status === 'incomplete_expired';
  return hasFailed ? 'PAYMENT_FAILED' : 'REQUESTED';
}

/** Stripe's times are seconds since 1970. */
export function dateOf(seconds: number): Date {
  return new Date(seconds * 1_000);
}

/** The id of what may have been expanded. */
export function idOf(reference: string | { readonly id: string }): string {
  return typeof reference === 'string' ? reference : reference.id;
}

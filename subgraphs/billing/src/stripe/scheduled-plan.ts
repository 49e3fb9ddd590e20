import type Stripe from 'stripe';
import type { StripeWork } from './at-stripe.js';
import type { CurrentSubscription } from './current-subscription.js';
import { findOveragePrice, missingOverage } from './overage-items.js';
import type { SoldPlan } from './plan-prices.js';
import type { StripeAccess } from './stripe-access.js';
import { nextMetadata, scheduleOf } from './subscription-facts.js';

/** A plan that is to follow, and its price at Stripe. */
export interface NextPlan extends SoldPlan {
  readonly price: string;
}

/** Ends what was scheduled for a subscription, which stays as it is. Nothing happens without a schedule. */
export async function takeScheduleBack(
  { client }: StripeAccess,
  subscription: Stripe.Subscription,
): Promise<void> {
  const schedule = scheduleOf(subscription);
  if (schedule) await client.subscriptionSchedules.release(schedule.id);
}

/**
 * Has Stripe change plan and interval of a subscription without a schedule when what is paid for ends: also when no
 * process of ours is up then. Nothing is prorated. Items that charge overage stay, and those of the next plan come along.
 */
export async function schedulePlan(
  { stripe, workId }: StripeWork,
  { subscription, item }: CurrentSubscription,
  next: NextPlan,
): Promise<void> {
  const { client } = stripe;
  const { id, phases } = await client.subscriptionSchedules.create(
    { from_subscription: subscription.id },
    { idempotencyKey: `${workId}-schedule` },
  );
  const missing = missingOverage(subscription, next.planKey).map(({ overage }) =>
    findOveragePrice(client, overage),
  );
  const coming = (await Promise.all(missing)).flatMap((price) => (price === undefined ? [] : { price }));
  const staying = subscription.items.data.filter(({ id: itemId }) => itemId !== item.id).map(partOf);
  const period = { interval: next.interval === 'MONTH' ? 'month' : 'year' } as const;
  await client.subscriptionSchedules.update(
    id,
    {
      end_behavior: 'release',
      metadata: { [nextMetadata.plan]: next.planKey, [nextMetadata.interval]: next.interval },
      phases: [
        {
          items: subscription.items.data.map(partOf),
          start_date: phases[0]?.start_date ?? item.current_period_start,
          end_date: item.current_period_end,
          proration_behavior: 'none',
        },
        {
          items: [{ price: next.price, quantity: 1 }, ...staying, ...coming],
          duration: period,
          proration_behavior: 'none',
        },
      ],
    },
    { idempotencyKey: `${workId}-phases` },
  );
}

function partOf({
  price,
  quantity,
}: Stripe.SubscriptionItem): Stripe.SubscriptionScheduleUpdateParams.Phase.Item {
  return quantity === undefined ? { price: price.id } : { price: price.id, quantity };
}

import type Stripe from 'stripe';
import { embedded } from '../api/pagination.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { closingUsageLines } from './lines.js';
import { addPendingLines } from './pending-lines.js';
import { periodEnd } from './periods.js';
import { isMetered, isSameRhythm, newItem, rhythmOf } from './subscription-items.js';

type Phase = Stripe.SubscriptionSchedule.Phase;

/** Ends the rule of a schedule over its subscription, which goes on as it is. */
export function releaseSchedule(
  account: Account,
  schedule: Stripe.SubscriptionSchedule,
  how: 'released' | 'completed' | 'canceled',
): Stripe.SubscriptionSchedule {
  const now = account.now(idOf(schedule.customer));
  const id = idOf(schedule.subscription) ?? '';
  const subscription = account.store.get('subscription', id);
  if (subscription) account.save({ ...subscription, schedule: null }, 'customer.subscription.updated');
  return account.save(
    {
      ...schedule,
      status: how,
      current_phase: null,
      subscription: how === 'canceled' ? id : null,
      released_subscription: how === 'released' ? id : null,
      released_at: how === 'released' ? now : null,
      completed_at: how === 'completed' ? now : null,
      canceled_at: how === 'canceled' ? now : null,
    } satisfies Stripe.SubscriptionSchedule,
    `subscription_schedule.${how}`,
  );
}

/**
 * Gives a subscription whose period ends the items of the phase that begins now, before the new period is paid for:
 * without proration, since phases begin at the end of periods here. What its schedule has no phase for any more is released.
 */
export function enterDuePhase(account: Account, subscription: Stripe.Subscription): Stripe.Subscription {
  const schedule = account.store.get('subscription_schedule', idOf(subscription.schedule) ?? '');
  const now = account.now(subscription.customer);
  if (!schedule?.current_phase || schedule.current_phase.end_date > now) return subscription;
  const phase = schedule.phases.find(({ start_date: start, end_date: end }) => start <= now && end > now);
  if (!phase) {
    releaseSchedule(account, schedule, 'completed');
    return { ...subscription, schedule: null };
  }
  account.save(
    { ...schedule, current_phase: { start_date: phase.start_date, end_date: phase.end_date } },
    'subscription_schedule.updated',
  );
  return withItemsOf(account, subscription, phase, now);
}

function withItemsOf(
  account: Account,
  subscription: Stripe.Subscription,
  phase: Phase,
  now: number,
): Stripe.Subscription {
  const before = subscription.items.data;
  const wanted = phase.items.map(({ price, quantity }) => ({ price: idOf(price) ?? '', quantity }));
  const isWanted = ({ price }: Stripe.SubscriptionItem): boolean =>
    wanted.some(({ price: id }) => id === price.id);
  const leaving = before.filter((item) => !isWanted(item));
  const coming = wanted.filter(({ price }) => !before.some((item) => item.price.id === price));
  const customer = idOf(subscription.customer) ?? '';
  addPendingLines(account, subscription.id, closingUsageLines(account, leaving.filter(isMetered), customer));
  // A price takes the item over of the one that it comes for; its period ends now, so that the next one is paid for.
  const ending = { start: before[0]?.current_period_start ?? now, end: now };
  const items = coming.map((item, index) => {
    const fresh = newItem(account, item, subscription.id, () => ending, `phases[items][${index}]`);
    const replaced = leaving.filter((each) => !isMetered(each))[index];
    return isMetered(fresh) || !replaced ? fresh : { ...fresh, id: replaced.id, created: replaced.created };
  });
  const kept = before.filter(isWanted);
  const isSame = items.every(
    (item) =>
      isMetered(item) ||
      leaving.every((each) => isMetered(each) || isSameRhythm(rhythmOf(each), rhythmOf(item))),
  );
  const all = [...items.filter((item) => !isMetered(item)), ...kept, ...items.filter(isMetered)];
  return {
    ...subscription,
    billing_cycle_anchor: isSame ? subscription.billing_cycle_anchor : now,
    items: embedded(all, `/v1/subscription_items?subscription=${subscription.id}`),
  };
}

/** When a phase ends that lasts for some periods. */
export function phaseEnd(
  start: number,
  duration: Pick<Stripe.Price.Recurring, 'interval' | 'interval_count'>,
): number {
  return periodEnd(start, duration, start);
}

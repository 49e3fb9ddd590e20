import type Stripe from 'stripe';
import { embedded } from '../api/pagination.js';
import { Failure, invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { buildInvoice } from './invoice-building.js';
import { itemChanges, itemsAfter, type ItemChange, type WantedChange } from './item-changes.js';
import { advanceLine, closingUsageLines, prorationLines, type Line } from './lines.js';
import { addPendingLines, takePendingLines } from './pending-lines.js';
import { periodEnd } from './periods.js';
import { collect, intentOf, markPaid } from './settlement.js';
import { isMetered, isSameRhythm, refuseClashingRhythms, rhythmOf } from './subscription-items.js';
import { saveSubscription } from './subscription-saving.js';

/** Changes that cost or give back money. */
export interface SubscriptionChange {
  readonly items?: readonly WantedChange[];
  readonly prorationBehavior?: 'create_prorations' | 'always_invoice' | 'none';
  /** Second from which the change counts. Default: now. */
  readonly prorationDate?: number;
  readonly paymentBehavior?: 'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete';
  /** True to begin a new period now. */
  readonly restartsPeriod?: boolean;
  /** Ends the trial now, or at another second. */
  readonly trialEnd?: number | 'now';
}

function prorations(
  account: Account,
  subscription: Stripe.Subscription,
  changes: readonly ItemChange[],
  at: number,
  isNewPeriod: boolean,
): Line[] {
  const changed = isNewPeriod
    ? subscription.items.data.map((before): ItemChange => ({ before, after: null }))
    : changes;
  return changed.flatMap(({ before, after }) => {
    if (before && isMetered(before)) return [];
    const isDifferent = before?.price.id !== after?.price.id || before?.quantity !== after?.quantity;
    if (!isDifferent) return [];
    if (before)
      return prorationLines(
        account,
        subscription,
        { before, after: after && !isMetered(after) ? after : null },
        at,
      );
    return after && !isMetered(after)
      ? prorationLines(account, subscription, { before: after, after }, at).slice(1)
      : [];
  });
}

/** Metered items whose use up to now is billed with a change: those that lose their price, and all when a period begins. */
function endingMetered(
  subscription: Stripe.Subscription,
  changes: readonly ItemChange[],
  isNewPeriod: boolean,
): Stripe.SubscriptionItem[] {
  return subscription.items.data.filter((item) => {
    const change = changes.find(({ before }) => before?.id === item.id);
    return isMetered(item) && (isNewPeriod || (change && change.after?.price.id !== item.price.id));
  });
}

/** Applies a change: items, prorations to the second, a new period where the rhythm changes, and the invoice of it. */
export function changeSubscription(
  account: Account,
  subscription: Stripe.Subscription,
  wanted: SubscriptionChange,
): Stripe.Subscription {
  if (['canceled', 'incomplete_expired'].includes(subscription.status)) {
    throw invalid(
      'subscription',
      `A canceled subscription can only update its cancellation_details and metadata.`,
    );
  }
  if (subscription.schedule && wanted.items)
    throw invalid(
      'items',
      'The sandbox changes the items of a scheduled subscription through its schedule only.',
    );
  const now = account.now(subscription.customer as string);
  const at = wanted.prorationDate ?? now;
  const changes = itemChanges(account, subscription, wanted.items ?? []);
  const items = itemsAfter(subscription.items.data, changes);
  const [first] = subscription.items.data;
  refuseClashingRhythms(items.map(({ price }) => price));
  const isTrial = subscription.status === 'trialing';
  const endsTrial = isTrial && wanted.trialEnd === 'now';
  const trialEnd = endsTrial
    ? now
    : typeof wanted.trialEnd === 'number'
      ? wanted.trialEnd
      : subscription.trial_end;
  if (first && (at < first.current_period_start || at > first.current_period_end))
    throw invalid('subscription_proration_date', 'The proration date must lie in the current period.');
  const hasNewRhythm = changes.some(
    ({ before, after }) => before && after && !isSameRhythm(rhythmOf(before), rhythmOf(after)),
  );
  const isNewPeriod = isTrial ? endsTrial : hasNewRhythm || wanted.restartsPeriod === true;
  const isPaying = !isTrial && subscription.status !== 'incomplete';
  const behavior = wanted.prorationBehavior ?? 'create_prorations';
  const lines = [
    ...closingUsageLines(
      account,
      endingMetered(subscription, changes, isNewPeriod),
      idOf(subscription.customer) ?? '',
    ),
    ...(isPaying && behavior !== 'none' ? prorations(account, subscription, changes, at, isNewPeriod) : []),
  ];
  const nextItems = items.map((item) => {
    if (isNewPeriod)
      return { ...item, current_period_start: now, current_period_end: periodEnd(now, rhythmOf(item), now) };
    return isTrial && typeof wanted.trialEnd === 'number'
      ? { ...item, current_period_end: wanted.trialEnd }
      : item;
  });
  const changed: Stripe.Subscription = {
    ...subscription,
    billing_cycle_anchor: isNewPeriod
      ? now
      : isTrial && trialEnd
        ? trialEnd
        : subscription.billing_cycle_anchor,
    items: embedded(nextItems, `/v1/subscription_items?subscription=${subscription.id}`),
    status: endsTrial ? 'active' : subscription.status,
    trial_end: trialEnd,
  };
  if (!isNewPeriod && behavior !== 'always_invoice') {
    addPendingLines(account, subscription.id, lines);
    return saveSubscription(account, changed, 'customer.subscription.updated');
  }
  const advance = isNewPeriod
    ? nextItems.filter((item) => !isMetered(item)).map((item) => advanceLine(account, item, false))
    : [];
  return invoiceChange(account, changed, [...lines, ...advance], wanted);
}

function invoiceChange(
  account: Account,
  subscription: Stripe.Subscription,
  lines: readonly Line[],
  { paymentBehavior }: SubscriptionChange,
): Stripe.Subscription {
  const all = [...takePendingLines(account, subscription.id), ...lines];
  if (all.length === 0) return saveSubscription(account, subscription, 'customer.subscription.updated');
  const [first] = subscription.items.data;
  const invoice = buildInvoice(account, {
    customer: subscription.customer as string,
    subscription,
    currency: subscription.currency,
    reason: 'subscription_update',
    lines: all,
    period: { start: first?.current_period_start ?? 0, end: first?.current_period_end ?? 0 },
  });
  saveSubscription(account, { ...subscription, latest_invoice: invoice.id }, 'customer.subscription.updated');
  if (invoice.amount_due === 0) markPaid(account, invoice, null);
  else if (paymentBehavior !== 'default_incomplete') {
    const collected = collect(account, invoice);
    if (collected.status !== 'paid' && paymentBehavior === 'error_if_incomplete') {
      const error = intentOf(account, invoice)?.last_payment_error;
      throw new Failure(402, error?.message ?? 'This payment requires an action by the customer.', {
        type: 'card_error',
        code: error?.code ?? 'subscription_payment_intent_requires_action',
        decline_code: error?.decline_code,
      });
    }
  }
  return account.need('subscription', subscription.id);
}

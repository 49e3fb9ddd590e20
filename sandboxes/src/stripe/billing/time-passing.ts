import type Stripe from 'stripe';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { collect, intentOf, subscriptionOf, voidInvoice } from './settlement.js';
import { expireIncomplete } from './subscription-ending.js';
import { endAsAsked, endPeriod } from './subscription-cycle.js';

const incompleteSeconds = 23 * 3_600;
const trialNoticeSeconds = 3 * 86_400;

/** Something that happens by itself at a second. */
interface Due {
  readonly at: number;
  readonly run: () => void;
}

function dueOfSubscription(account: Account, subscription: Stripe.Subscription): Due[] {
  const { id, status, created, trial_end: trialEnd, cancel_at: cancelAt } = subscription;
  if (status === 'incomplete') {
    const run = (): void => {
      const invoice = account.store.get('invoice', idOf(subscription.latest_invoice) ?? '');
      if (invoice?.status === 'open') voidInvoice(account, invoice);
      expireIncomplete(account, subscription);
    };
    return [{ at: created + incompleteSeconds, run }];
  }
  if (!['active', 'past_due', 'trialing', 'unpaid'].includes(status)) return [];
  const dues: Due[] = [];
  // Before the renewal of the same second: who asked to leave is not renewed.
  if (cancelAt) dues.push({ at: cancelAt, run: () => endAsAsked(account, subscription) });
  const ends = subscription.items.data.map(({ current_period_end: end }) => end);
  if (ends.length > 0) dues.push({ at: Math.min(...ends), run: () => endPeriod(account, subscription) });
  if (status === 'trialing' && trialEnd && account.store.note('trial-notice', id) !== trialEnd) {
    const run = (): void => {
      account.store.putNote('trial-notice', id, trialEnd);
      account.emit('customer.subscription.trial_will_end', subscription);
    };
    dues.push({ at: Math.max(created, trialEnd - trialNoticeSeconds), run });
  }
  return dues;
}

function dueOfInvoice(account: Account, invoice: Stripe.Invoice): Due[] {
  const { next_payment_attempt: at, status } = invoice;
  if (status !== 'open' || !at || subscriptionOf(account, invoice)?.status === 'canceled') return [];
  const last = idOf(intentOf(account, invoice)?.payment_method) ?? undefined;
  return [{ at, run: () => void collect(account, invoice, { method: last }) }];
}

function dueOfSession(account: Account, session: Stripe.Checkout.Session): Due[] {
  const run = (): void =>
    void account.save({ ...session, status: 'expired', url: null }, 'checkout.session.expired');
  return session.status === 'open' ? [{ at: session.expires_at, run }] : [];
}

function nextDue(account: Account, clock: string | null): Due | undefined {
  const belongs = ({ customer }: { customer: string | { id: string } | null }): boolean =>
    (account.clockOf(customer)?.id ?? null) === clock;
  return [
    ...account.store
      .list('subscription')
      .filter(belongs)
      .flatMap((subscription) => dueOfSubscription(account, subscription)),
    ...account.store
      .list('invoice')
      .filter(belongs)
      .flatMap((invoice) => dueOfInvoice(account, invoice)),
    ...account.store
      .list('checkout.session')
      .filter(belongs)
      .flatMap((session) => dueOfSession(account, session)),
  ].reduce<Due | undefined>((first, due) => (!first || due.at < first.at ? due : first), undefined);
}

/** Lets everything happen, in order and each at its own second, that falls due up to `target`: for the customers of one test clock, or for all without one. */
export function passTime(account: Account, target: number, clock: string | null = null): void {
  for (let due = nextDue(account, clock); due && due.at <= target; due = nextDue(account, clock)) {
    account.pinnedSeconds = due.at;
    try {
      due.run();
    } finally {
      account.pinnedSeconds = null;
    }
  }
}

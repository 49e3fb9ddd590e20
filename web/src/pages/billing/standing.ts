import { planOf } from '@gatefold/schema';
import type { ShownGrantFragment, ShownSubscriptionFragment } from '../../gql/graphql.js';
import type { Price } from '../../plans/plan-prices.js';
import { isRunning } from '../../plans/subscription-standing.js';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';

/** Where a subscription stands, and what the person can or must do. */
export interface Standing {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
  readonly label: string;
  readonly text: string;
  /** The step that helps now: take a cancellation back, pay what is open, stay on the plan, or nothing. */
  readonly step: 'RESUME' | 'PAY' | 'KEEP' | null;
  /** Whether plan and end can be changed. */
  readonly isChangeable: boolean;
}

/**
 * Words for a subscription. `price` is that of its next period; `grants` say until when an unpaid plan goes on.
 * Undefined when there is none that runs.
 */
export function standingOf(
  subscription: ShownSubscriptionFragment | null,
  price: Price | null,
  grants: readonly Pick<ShownGrantFragment, 'source' | 'endsAt' | 'revokedAt'>[],
): Standing | undefined {
  if (!subscription) return undefined;
  if (!isRunning(subscription)) return givenUp(subscription);
  const { status, plan, nextPlan, currentPeriodEnd, cancelAtPeriodEnd, endsAt, trialEnd } = subscription;
  const { name } = planOf(plan.key);
  const interval = subscription.nextInterval ?? subscription.interval;
  const cost = price
    ? `${formatMoney(price.amountCents, price.currency)} a ${interval === 'MONTH' ? 'month' : 'year'}`
    : 'its price';
  if (subscription.accessRevokedAt) {
    const next = cancelAtPeriodEnd
      ? 'It is not charged again.'
      : `The next period is charged on ${formatDate(currentPeriodEnd)} and gives it again, unless you cancel.`;
    const text = `The payment of this period went back to you, so ${name} ended on ${formatDate(subscription.accessRevokedAt)}. ${next}`;
    return {
      tone: 'bad',
      label: 'Paid back',
      text,
      step: null,
      isChangeable: !cancelAtPeriodEnd && status === 'ACTIVE',
    };
  }
  if (status === 'PAST_DUE') {
    const access = grants.find(({ source, revokedAt }) => source === 'STRIPE_SUBSCRIPTION' && !revokedAt);
    const until = access?.endsAt ? ` ${name} goes on until ${formatDate(access.endsAt)}.` : '';
    const again = subscription.nextAttemptAt
      ? `we try again on ${formatDate(subscription.nextAttemptAt)}.`
      : 'it is not tried again by itself.';
    const text = `We could not take the last payment. Check your card, or pay at once; ${again}${until}`;
    return { tone: 'bad', label: 'Payment failed', text, step: 'PAY', isChangeable: false };
  }
  if (status === 'UNPAID' || status === 'PAUSED') {
    const text =
      status === 'UNPAID'
        ? `The last payment failed for good, and ${name} ended. It comes back as soon as you pay.`
        : `The trial ended without a card. Add one, and ${name} goes on.`;
    return {
      tone: 'bad',
      label: status === 'UNPAID' ? 'Not paid' : 'Paused',
      text,
      step: 'PAY',
      isChangeable: false,
    };
  }
  if (cancelAtPeriodEnd) {
    const text = `${name} ends on ${formatDate(endsAt ?? currentPeriodEnd)}. Until then it is yours; the plan is not charged again.`;
    return { tone: 'warn', label: 'Ends', text, step: 'RESUME', isChangeable: false };
  }
  if (nextPlan) {
    const next = nextPlan.key === plan.key ? `${name} goes on` : `${planOf(nextPlan.key).name} begins`;
    const text = `${name} is paid until ${formatDate(currentPeriodEnd)}. Then ${next}, for ${cost}.`;
    return { tone: 'warn', label: 'Changes', text, step: 'KEEP', isChangeable: false };
  }
  if (status === 'TRIALING') {
    const text = `Your trial runs until ${formatDate(trialEnd ?? currentPeriodEnd)}. After that it costs ${cost}.`;
    return { tone: 'good', label: 'Trial', text, step: null, isChangeable: true };
  }
  const text = `Renews on ${formatDate(currentPeriodEnd)} for ${cost}.`;
  return { tone: 'good', label: 'Active', text, step: null, isChangeable: true };
}

/** How long a person is told that a plan ended by itself. */
const toldDays = 30;

/** A subscription that ended because nobody paid it, while that is news. */
function givenUp({ plan, endReason, endsAt, status }: ShownSubscriptionFragment): Standing | undefined {
  if (status !== 'CANCELED' || endReason !== 'PAYMENT_FAILED' || !endsAt) return undefined;
  if (Date.now() - Date.parse(endsAt) > toldDays * 86_400_000) return undefined;
  const { name } = planOf(plan.key);
  const text = `${name} ended on ${formatDate(endsAt)}, because its payment failed each time. Nothing more is charged, and nothing was deleted. Choose a plan to have it again.`;
  return { tone: 'bad', label: 'Not paid', text, step: null, isChangeable: false };
}

import type { SubscriptionFacts } from './subscription-facts.js';

const dayMs = 86_400_000;

/** What a subscription gives: access until a moment (null: as long as it renews), none for now, or none ever again. */
export type SubscriptionAccess =
  { readonly kind: 'OPEN'; readonly until: Date | null } | { readonly kind: 'SUSPENDED' } | { readonly kind: 'OVER' };

/**
 * A subscription gives its plan while it is active or on trial. While Stripe tries a failed payment again, access goes on
 * for `graceDays` after the unpaid invoice was made; when Stripe gives up, it ends, and comes back with a payment.
 */
export function accessOf(facts: SubscriptionFacts, graceDays: number): SubscriptionAccess {
  switch (facts.status) {
    case 'ACTIVE':
    case 'TRIALING':
      return { kind: 'OPEN', until: facts.cancelAt };
    case 'PAST_DUE':
      return { kind: 'OPEN', until: graceEnd(facts, graceDays) };
    case 'INCOMPLETE':
    case 'UNPAID':
    case 'PAUSED':
      return { kind: 'SUSPENDED' };
    case 'INCOMPLETE_EXPIRED':
    case 'CANCELED':
      return { kind: 'OVER' };
  }
}

function graceEnd({ pastDueSince, currentPeriodStart, cancelAt }: SubscriptionFacts, graceDays: number): Date {
  const since = pastDueSince ?? currentPeriodStart;
  const end = new Date(since.getTime() + graceDays * dayMs);
  return cancelAt && cancelAt < end ? cancelAt : end;
}

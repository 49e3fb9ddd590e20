import type { SubscriptionStatus } from '../gql/graphql.js';

/** States in which there is nothing left to change: a plan is bought anew. */
const gone: ReadonlySet<SubscriptionStatus> = new Set(['CANCELED', 'INCOMPLETE_EXPIRED', 'INCOMPLETE']);

/** Whether a plan is changed in this subscription, in place of bought. */
export function isRunning(subscription: { readonly status: SubscriptionStatus } | null | undefined): boolean {
  return subscription != null && !gone.has(subscription.status);
}

/** Whether a first payment or a trial came about. */
export function hasBegun(subscription: { readonly status: SubscriptionStatus } | null | undefined): boolean {
  return subscription != null && !['INCOMPLETE', 'INCOMPLETE_EXPIRED'].includes(subscription.status);
}

import type { StripeEventHandler } from './event-handler.js';
import { findEntitlingPlans } from './entitling-plans.repository.js';
import { featuresOfPlan } from './plan-features.js';
import { syncCustomer } from './sync-customer.js';

/** More than the plan table has. */
const entitlementsMax = 1_000;

/**
 * Compares what Stripe says that a customer may do with what the plans of their subscriptions allow here. Access follows
 * the plan table alone: a difference means that `npm run stripe:setup` is due, or that somebody changed features by hand.
 */
export const entitlementEvents: StripeEventHandler = {
  types: new Set(['entitlements.active_entitlement_summary.updated']),
  handle: async ({ tx, stripe, customerId, occurredAt }) => {
    if (customerId === undefined) return undefined;
    if (!(await syncCustomer(tx, stripe, customerId, occurredAt))) return undefined;
    const active = await stripe.client.entitlements.activeEntitlements
      .list({ customer: customerId, limit: 100 })
      .autoPagingToArray({ limit: entitlementsMax });
    const atStripe = new Set(active.map(({ lookup_key: key }) => key));
    const plans = await findEntitlingPlans(tx, customerId);
    const here = new Set(plans.flatMap((plan) => featuresOfPlan(plan).map(({ lookupKey }) => lookupKey)));
    const missing = [...here].filter((key) => !atStripe.has(key));
    const surplus = [...atStripe].filter((key) => !here.has(key));
    if (missing.length + surplus.length === 0) return `${here.size} entitlements, as at Stripe`;
    stripe.log.warn({ customerId, missing, surplus }, 'stripe_entitlements_differ');
    return `entitlements differ at Stripe; missing: ${missing.join(', ') || 'none'}; surplus: ${surplus.join(', ') || 'none'}`;
  },
};

import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '@gatefold/runtime/operation';
import type { StripeAccess } from '../../../stripe/stripe-access.js';
import {
  factsOfSubscription,
  subscriptionExpand,
  type SubscriptionFacts,
} from '../../../stripe/subscription-facts.js';
import { needsTending } from '../../../stripe/tend-subscription.js';
import type { SubscriptionEntity } from '../../../stripe/subscription.entity.js';
import { syncCustomer } from '../../../stripe/sync-customer.js';
import { insertReconciliation, type Reconciliation } from '../reconciliation.repository.js';
import { findSubscriptionsByStripeId, findKnownCustomers } from '../subscription.repository.js';

const pageSize = 100;

/**
 * Compares what is kept of every subscription with Stripe, has the customers of those that differ, or lack something at
 * Stripe, looked at again, and keeps a report. A customer that fails is logged and left for the next night.
 */
export async function reconcileSubscriptions(
  operation: Operation,
  stripe: StripeAccess,
): Promise<Omit<Reconciliation, 'finishedAt'>> {
  const startedAt = new Date();
  const differing = new Map<string, number>();
  let lookedAt = 0;
  const untended = new Set<string>();
  let page: SubscriptionFacts[] = [];
  const comparePage = async (): Promise<void> => {
    for (const customerId of await differingCustomers(operation, page))
      differing.set(customerId, (differing.get(customerId) ?? 0) + 1);
    lookedAt += page.length;
    page = [];
  };
  const all = stripe.client.subscriptions.list({
    status: 'all',
    limit: pageSize,
    expand: subscriptionExpand,
  });
  for await (const subscription of all) {
    const facts = factsOfSubscription(subscription, stripe.namedPrices);
    if (facts) page.push(facts);
    if (facts && needsTending(subscription, facts)) untended.add(facts.customerId);
    if (page.length === pageSize) await comparePage();
  }
  await comparePage();
  const report = {
    startedAt,
    lookedAt,
    differing: [...differing.values()].reduce((sum, count) => sum + count, 0),
    fixed: await fix(operation, stripe, [...new Set([...differing.keys(), ...untended])]),
  };
  await operation.transaction((tx) => insertReconciliation(tx, report));
  return report;
}

/** Customers of those subscriptions that are kept otherwise, once for each. */
async function differingCustomers(
  operation: Operation,
  page: readonly SubscriptionFacts[],
): Promise<readonly string[]> {
  return operation.read(async (tx) => {
    const kept = await findSubscriptionsByStripeId(
      tx,
      page.map(({ subscriptionId }) => subscriptionId),
    );
    const byId = new Map(kept.map((row) => [row.subscriptionId, row]));
    const others = page.filter((facts) => !isKeptAs(byId.get(facts.subscriptionId), facts));
    const known = await findKnownCustomers(
      tx,
      others.map(({ customerId }) => customerId),
    );
    return others.flatMap(({ customerId }) => (known.has(customerId) ? [customerId] : []));
  });
}

function isKeptAs(row: SubscriptionEntity | undefined, facts: SubscriptionFacts): boolean {
  if (!row) return false;
  const keys = Object.keys(facts) as (keyof SubscriptionFacts)[];
  return keys.every((key) => isDeepStrictEqual(row[key], facts[key]));
}

async function fix(
  operation: Operation,
  stripe: StripeAccess,
  customerIds: readonly string[],
): Promise<number> {
  let fixed = 0;
  for (const customerId of customerIds) {
    try {
      const outcome = await operation.transaction((tx) => syncCustomer(tx, stripe, customerId, null));
      fixed += outcome?.changed ?? 0;
    } catch (error) {
      operation.log.warn({ err: error, customerId }, 'subscription_not_reconciled');
    }
  }
  return fixed;
}

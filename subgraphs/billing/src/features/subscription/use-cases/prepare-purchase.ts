import { planOf } from '@gatefold/schema';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import type { StripeWork } from '../../../stripe/at-stripe.js';
import { findCurrent, type CurrentSubscription } from '../../../stripe/current-subscription.js';
import { ensureCustomer } from '../../../stripe/ensure-customer.js';
import { findPrice, type SoldPlan } from '../../../stripe/plan-prices.js';
import { alreadySubscribed, planNotSold, priceMissing } from '../subscription.errors.js';
import { hasSubscribed } from '../subscription.repository.js';

/** All that a first payment needs. */
export interface Purchase {
  readonly customerId: string;
  readonly price: Stripe.Price;
  /** Zero when this person had a subscription before. */
  readonly trialDays: number;
  /** A subscription whose first payment was begun and not finished. */
  readonly unfinished: CurrentSubscription | undefined;
}

/** Refuses who has a subscription: one person, one subscription. */
export async function preparePurchase(
  operation: Operation,
  { stripe, userId }: StripeWork,
  plan: SoldPlan,
): Promise<Result<Purchase>> {
  if (planOf(plan.planKey).priceAmountCents === null) return planNotSold();
  const price = await findPrice(stripe.client, stripe.namedPrices, plan);
  if (!price) return priceMissing();
  const customerId = await ensureCustomer(operation, stripe.client, userId);
  const unfinished = await findCurrent(stripe, customerId);
  if (unfinished && unfinished.facts.status !== 'INCOMPLETE') return alreadySubscribed();
  const isFirst = !(await operation.read((tx) => hasSubscribed(tx, userId)));
  return ok({ customerId, price, unfinished, trialDays: isFirst ? stripe.trialDays : 0 });
}

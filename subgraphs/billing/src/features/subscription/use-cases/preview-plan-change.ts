import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import type { StripeAccess } from '../../../stripe/stripe-access.js';
import type { CurrentSubscription } from '../../../stripe/current-subscription.js';
import { findPrice, type SoldPlan } from '../../../stripe/plan-prices.js';
import { dateOf } from '../../../stripe/subscription-facts.js';
import { planChangeOf } from './plan-change.js';
import { priceMissing } from '../subscription.errors.js';
import { withCurrent } from './with-current.js';

/** What a change of plan would cost, and when. */
export interface PlanChangePreview {
  /** When the person would be on the plan; null for at once. */
  readonly effectiveAt: Date | null;
  readonly dueNowAmountCents: number;
  /** What is given back for the unused part of the present plan, within the amount due now. */
  readonly creditAmountCents: number;
  /** Price of one interval afterwards, before discounts and taxes. */
  readonly nextAmountCents: number;
  readonly nextChargeAt: Date;
  /** ISO 4217, in capitals. */
  readonly currency: string;
}

/** What `changePlan` with the same input would cost, as Stripe computes it; changes nothing. */
export function previewPlanChange(operation: Operation, input: SoldPlan): Promise<Result<PlanChangePreview>> {
  return withCurrent(operation, { name: 'previewPlanChange' }, async (current, { stripe }) => {
    const change = planChangeOf(current.facts, input);
    if (change.kind === 'REFUSED') return fail('CONFLICT', change.reason);
    const price = await findPrice(stripe.client, stripe.namedPrices, input);
    if (!price) return priceMissing();
    if (change.kind === 'NOW') return ok(await pricedNow(stripe, current, price));
    const { currentPeriodEnd } = current.facts;
    return ok({
      effectiveAt: change.kind === 'AT_PERIOD_END' ? currentPeriodEnd : null,
      dueNowAmountCents: 0,
      creditAmountCents: 0,
      ...after(price, currentPeriodEnd),
    });
  });
}

async function pricedNow(
  { client }: StripeAccess,
  { subscription, item, facts }: CurrentSubscription,
  price: Stripe.Price,
): Promise<PlanChangePreview> {
  const invoice = await client.invoices.createPreview({
    customer: facts.customerId,
    subscription: subscription.id,
    subscription_details: {
      items: [{ id: item.id, price: price.id }],
      proration_behavior: 'always_invoice',
    },
  });
  const lines = invoice.lines.data;
  const credits = lines.filter(({ amount }) => amount < 0).map(({ amount }) => -amount);
  const periodEnd = Math.max(...lines.map(({ period }) => period.end));
  return {
    effectiveAt: null,
    dueNowAmountCents: invoice.amount_due,
    creditAmountCents: credits.reduce((sum, amount) => sum + amount, 0),
    ...after(price, dateOf(periodEnd)),
  };
}

function after(price: Stripe.Price, nextChargeAt: Date) {
  return {
    nextAmountCents: price.unit_amount ?? 0,
    nextChargeAt,
    currency: price.currency.toUpperCase(),
  };
}

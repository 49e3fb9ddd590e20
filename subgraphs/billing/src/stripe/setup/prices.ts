import { billingIntervals, planCurrency, plans, type PlanDefinition } from '@gatefold/schema';
import type Stripe from 'stripe';
import { lookupKeyOf, planMetadata, type SoldPlan } from '../plan-prices.js';

type Report = (line: string) => void;

/** Makes the product of each plan that is sold, and one price for each interval, what the plan table says. */
export async function setUpPrices(client: Stripe, report: Report): Promise<void> {
  for (const plan of plans) {
    if (plan.priceAmountCents === null) continue;
    const product = await setUpProduct(client, plan, report);
    for (const interval of billingIntervals) {
      const unitAmount = plan.priceAmountCents[interval];
      await setUpPrice(client, { product, unitAmount, sold: { planKey: plan.key, interval } }, report);
    }
  }
}

async function setUpProduct(client: Stripe, plan: PlanDefinition, report: Report): Promise<string> {
  const id = `gatefold_${plan.key.toLowerCase()}`;
  const wanted = { name: `Gatefold ${plan.name}`, description: plan.description };
  const known = await client.products.list({ ids: [id], limit: 1 });
  const [product] = known.data;
  if (!product) {
    await client.products.create(
      { id, ...wanted, metadata: { [planMetadata.plan]: plan.key } },
      { idempotencyKey: `gatefold-setup-${id}` },
    );
    report(`product ${id}: created`);
  } else if (product.name !== wanted.name || product.description !== wanted.description || !product.active) {
    await client.products.update(id, { ...wanted, active: true });
    report(`product ${id}: brought up to date`);
  } else report(`product ${id}: is as it should be`);
  return id;
}

interface WantedPrice {
  readonly product: string;
  readonly unitAmount: number;
  readonly sold: SoldPlan;
}

/** Stripe's prices never change: another amount is another price, which takes the lookup key over. */
async function setUpPrice(client: Stripe, wanted: WantedPrice, report: Report): Promise<void> {
  const { product, unitAmount, sold } = wanted;
  const key = lookupKeyOf(sold);
  const currency = planCurrency.toLowerCase();
  const known = await client.prices.list({ lookup_keys: [key], limit: 1 });
  const [price] = known.data;
  if (price?.active && price.unit_amount === unitAmount && price.currency === currency)
    return report(`price ${key}: is as it should be`);
  const created = await client.prices.create({
    product,
    currency,
    unit_amount: unitAmount,
    recurring: { interval: sold.interval === 'MONTH' ? 'month' : 'year' },
    lookup_key: key,
    transfer_lookup_key: true,
    metadata: { [planMetadata.plan]: sold.planKey, [planMetadata.interval]: sold.interval },
  });
  report(`price ${key}: created ${created.id}`);
  if (!price) return;
  await client.prices.update(price.id, { active: false });
  report(`price ${key}: ${price.id} is no longer sold; who has it keeps it`);
}

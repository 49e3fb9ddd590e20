import { billingIntervals, planCurrency, plans } from '@gatefold/schema';
import type Stripe from 'stripe';
import { overageLookupKeyOf, overageMetadata, soldOverage } from '../overage-prices.js';
import { lookupKeyOf, planMetadata } from '../plan-prices.js';
import { overageName } from './meters.js';

type Report = (line: string) => void;

/** Makes the product of each plan that is sold, and one price for each interval, what the plan table says. */
export async function setUpPrices(client: Stripe, report: Report): Promise<void> {
  for (const { key: planKey, name, description, priceAmountCents: amounts } of plans) {
    if (amounts === null) continue;
    const product = await setUpProduct(
      client,
      {
        id: productOfPlan(planKey),
        name: `Gatefold ${name}`,
        description,
        metadata: { [planMetadata.plan]: planKey },
      },
      report,
    );
    for (const interval of billingIntervals) {
      const wanted = {
        product,
        lookupKey: lookupKeyOf({ planKey, interval }),
        unitAmountCents: amounts[interval],
        recurring: { interval: interval === 'MONTH' ? 'month' : 'year' },
        metadata: { [planMetadata.plan]: planKey, [planMetadata.interval]: interval },
      } as const;
      await setUpPrice(client, wanted, report);
    }
  }
}

/** Makes a metered price for the overage of each plan, by the month also where the plan is paid by the year. */
export async function setUpOveragePrices(
  client: Stripe,
  meterIds: ReadonlyMap<string, string>,
  report: Report,
): Promise<void> {
  for (const { planKey, key, unitAmountCents, meter: name } of soldOverage) {
    const meter = meterIds.get(name);
    if (meter === undefined) throw new Error(`The meter ${name} was not set up`);
    const metadata = { [overageMetadata.plan]: planKey, [overageMetadata.key]: key };
    const lookupKey = overageLookupKeyOf({ planKey, key });
    const text = { id: lookupKey, name: overageName({ planKey, key }), metadata };
    const product = await setUpProduct(
      client,
      { ...text, description: 'Charged by the unit, up to the spending cap that you set.' },
      report,
    );
    const recurring = { interval: 'month', usage_type: 'metered', meter } as const;
    await setUpPrice(client, { product, lookupKey, unitAmountCents, recurring, metadata }, report);
  }
}

/** Id of the product of a plan at Stripe. */
export function productOfPlan(planKey: string): string {
  return `gatefold_${planKey.toLowerCase()}`;
}

interface WantedProduct {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly metadata: Stripe.MetadataParam;
}

async function setUpProduct(client: Stripe, wanted: WantedProduct, report: Report): Promise<string> {
  const { id, name, description } = wanted;
  const known = await client.products.list({ ids: [id], limit: 1 });
  const [product] = known.data;
  if (!product) {
    await client.products.create(wanted, { idempotencyKey: `gatefold-setup-${id}` });
    report(`product ${id}: created`);
  } else if (product.name !== name || product.description !== description || !product.active) {
    await client.products.update(id, { name, description, active: true });
    report(`product ${id}: brought up to date`);
  } else report(`product ${id}: is as it should be`);
  return id;
}

interface WantedPrice {
  readonly product: string;
  readonly lookupKey: string;
  readonly unitAmountCents: number;
  readonly recurring: Stripe.PriceCreateParams.Recurring;
  readonly metadata: Stripe.MetadataParam;
}

/** Stripe's prices never change: another amount is another price, which takes the lookup key over. */
async function setUpPrice(client: Stripe, wanted: WantedPrice, report: Report): Promise<void> {
  const { product, lookupKey: key, unitAmountCents, recurring, metadata } = wanted;
  const currency = planCurrency.toLowerCase();
  const known = await client.prices.list({ lookup_keys: [key], limit: 1 });
  const [price] = known.data;
  if (price?.active && price.unit_amount === unitAmountCents && price.currency === currency)
    return report(`price ${key}: is as it should be`);
  const created = await client.prices.create({
    product,
    currency,
    unit_amount: unitAmountCents,
    recurring,
    lookup_key: key,
    transfer_lookup_key: true,
    metadata,
  });
  report(`price ${key}: created ${created.id}`);
  if (!price) return;
  await client.prices.update(price.id, { active: false });
  report(`price ${key}: ${price.id} is no longer sold`);
}

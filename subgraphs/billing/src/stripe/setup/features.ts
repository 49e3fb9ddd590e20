import { plans, type Tier } from '@gatefold/schema';
import type Stripe from 'stripe';
import { featureMetadata, featuresOfPlan, type PlanFeature } from '../plan-features.js';
import { productOfPlan } from './prices.js';

type Report = (line: string) => void;

/** Attaches to the product of each plan what the plan table allows, and takes off what it does not allow any more. */
export async function setUpFeatures(client: Stripe, report: Report): Promise<void> {
  const sold = plans.filter(({ priceAmountCents }) => priceAmountCents !== null).map(({ key }) => key);
  const known = await client.entitlements.features.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
  const ids = new Map(known.map(({ id, lookup_key: key }) => [key, id]));
  const wanted = new Map(sold.flatMap(featuresOfPlan).map((feature) => [feature.lookupKey, feature]));
  for (const [lookupKey, feature] of wanted) {
    if (ids.has(lookupKey)) report(`feature ${lookupKey}: is as it should be`);
    else ids.set(lookupKey, await create(client, feature, report));
  }
  for (const planKey of sold) {
    const own = featuresOfPlan(planKey).map(
      ({ lookupKey }) => [lookupKey, ids.get(lookupKey) ?? ''] as const,
    );
    await attach(client, planKey, new Map(own), report);
  }
}

async function create(client: Stripe, { lookupKey, name }: PlanFeature, report: Report): Promise<string> {
  const feature = { lookup_key: lookupKey, name, metadata: featureMetadata };
  const { id } = await client.entitlements.features.create(feature);
  report(`feature ${lookupKey}: created`);
  return id;
}

async function attach(
  client: Stripe,
  planKey: Tier,
  wanted: ReadonlyMap<string, string>,
  report: Report,
): Promise<void> {
  const product = productOfPlan(planKey);
  const { data } = await client.products.listFeatures(product, { limit: 100 });
  const ours = data.filter(({ entitlement_feature: feature }) => feature.metadata['gatefold'] !== undefined);
  const keyOf = ({ entitlement_feature: feature }: Stripe.ProductFeature): string => feature.lookup_key;
  const missing = [...wanted].filter(([key]) => !data.some((each) => keyOf(each) === key));
  const surplus = ours.filter((each) => !wanted.has(keyOf(each)));
  for (const [, id] of missing) await client.products.createFeature(product, { entitlement_feature: id });
  for (const { id } of surplus) await client.products.deleteFeature(product, id);
  report(
    missing.length + surplus.length === 0
      ? `list of features of ${product}: is as it should be`
      : `list of features of ${product}: ${missing.length} created, ${surplus.length} taken off`,
  );
}

import { entitlementKeys, planOf } from '@gatefold/schema';
import type Stripe from 'stripe';
import { soldOverage, type SoldOverage } from '../overage-prices.js';

/** Makes a meter for the overage of each plan; resolves to their ids by event name. */
export async function setUpMeters(
  client: Stripe,
  report: (line: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const known = await client.billing.meters
    .list({ status: 'active', limit: 100 })
    .autoPagingToArray({ limit: 1_000 });
  const ids = new Map(known.map(({ id, event_name: name }) => [name, id]));
  for (const { meter, ...sold } of soldOverage) {
    if (ids.has(meter)) {
      report(`meter ${meter}: is as it should be`);
      continue;
    }
    const { id } = await client.billing.meters.create({
      display_name: overageName(sold),
      event_name: meter,
      default_aggregation: { formula: 'sum' },
      customer_mapping: { event_payload_key: 'stripe_customer_id', type: 'by_id' },
      value_settings: { event_payload_key: 'value' },
    });
    ids.set(meter, id);
    report(`meter ${meter}: created`);
  }
  return ids;
}

/** What meter, product and invoice call it. */
export function overageName({ planKey, key }: Pick<SoldOverage, 'planKey' | 'key'>): string {
  return `${entitlementKeys[key]} beyond ${planOf(planKey).name}`;
}

import { entitlementKeys, meteredKeys, type MeteredKey } from '@gatefold/schema';
import type Stripe from 'stripe';

/** Makes a meter for each entitlement whose use above the limit can be charged. */
export async function setUpMeters(client: Stripe, report: (line: string) => void): Promise<void> {
  const known = await client.billing.meters.list({ status: 'active', limit: 100 }).autoPagingToArray({ limit: 1_000 });
  for (const [key, { meter }] of Object.entries(meteredKeys)) {
    if (known.some(({ event_name: name }) => name === meter)) {
      report(`meter ${meter}: is as it should be`);
      continue;
    }
    await client.billing.meters.create({
      display_name: entitlementKeys[key as MeteredKey],
      event_name: meter,
      default_aggregation: { formula: 'sum' },
      customer_mapping: { event_payload_key: 'stripe_customer_id', type: 'by_id' },
      value_settings: { event_payload_key: 'value' },
    });
    report(`meter ${meter}: created`);
  }
}

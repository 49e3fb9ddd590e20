import type { StripeAccess } from '../stripe-access.js';
import { setUpFeatures } from './features.js';
import { setUpMeters } from './meters.js';
import { setUpOveragePrices, setUpPrices } from './prices.js';

/**
 * Brings products, prices, features and meters of the account in line with the plan table; `report` gets a line about each. Any
 * number of runs come to the same. Rejects with what Stripe says.
 */
export async function setUpCatalogue(
  { client }: Pick<StripeAccess, 'client'>,
  report: (line: string) => void,
): Promise<void> {
  await setUpPrices(client, report);
  await setUpFeatures(client, report);
  await setUpOveragePrices(client, await setUpMeters(client, report), report);
}

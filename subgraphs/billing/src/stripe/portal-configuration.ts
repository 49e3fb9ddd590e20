import type Stripe from 'stripe';

/** By which our configuration of the portal is known among those of the account. */
export const portalMetadata = { gatefold: 'portal' };

/** Id of our configuration of the billing portal; undefined before `npm run stripe:setup`: the account's own counts. */
export async function findPortal(client: Stripe): Promise<string | undefined> {
  const { data } = await client.billingPortal.configurations.list({ active: true, limit: 100 });
  return data.find(({ metadata }) => metadata?.['gatefold'] === portalMetadata.gatefold)?.id;
}

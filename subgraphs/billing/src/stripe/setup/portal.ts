import type Stripe from 'stripe';

const marker = { gatefold: 'portal' };

/**
 * Lets the billing portal show invoices and change the card and the address. Plans are changed and cancelled on our own
 * pages, which say what a change means.
 */
export async function setUpPortal(
  client: Stripe,
  publicOrigin: string,
  report: (line: string) => void,
): Promise<void> {
  const known = await client.billingPortal.configurations.list({ active: true, limit: 100 });
  if (known.data.some(({ metadata }) => metadata?.['gatefold'] === marker.gatefold))
    return report('billing portal: is as it should be');
  await client.billingPortal.configurations.create({
    default_return_url: `${publicOrigin}/billing`,
    features: {
      customer_update: { enabled: true, allowed_updates: ['address', 'email', 'name', 'tax_id'] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
    },
    metadata: marker,
  });
  report('billing portal: created its configuration');
}

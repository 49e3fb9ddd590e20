import type Stripe from 'stripe';
import { findPortal, portalMetadata } from '../portal-configuration.js';

/**
 * Lets the billing portal show invoices and change the card and the address. Plans are changed and cancelled on our own
 * pages, which say what a change means.
 */
export async function setUpPortal(
  client: Stripe,
  publicOrigin: string,
  report: (line: string) => void,
): Promise<void> {
  if (await findPortal(client)) return report('billing portal: is as it should be');
  const created = await client.billingPortal.configurations.create({
    default_return_url: `${publicOrigin}/billing`,
    features: {
      customer_update: { enabled: true, allowed_updates: ['address', 'email', 'name', 'tax_id'] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
    },
    metadata: portalMetadata,
  });
  report(`billing portal: created its configuration ${created.id}`);
}

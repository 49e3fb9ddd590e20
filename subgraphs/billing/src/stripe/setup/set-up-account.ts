import { createStripeClient } from '../stripe-client.js';
import type { StripeSettings } from '../stripe-settings.js';
import { setUpPortal } from './portal.js';
import { setUpCatalogue } from './set-up-stripe.js';
import { setUpWebhookEndpoint } from './webhook-endpoint.js';

/**
 * Everything that an account at Stripe needs before something can be sold; repeatable. A sandbox brings its portal and
 * its webhook endpoint along. Throws without a key.
 */
export async function setUpAccount(settings: StripeSettings, report: (line: string) => void): Promise<void> {
  const client = createStripeClient(settings);
  if (!client) throw new Error('Set STRIPE_SECRET_KEY to the secret key of the account, sk_test_… or sk_live_….');
  await setUpCatalogue({ client }, report);
  if (settings.STRIPE_API_URL !== undefined) return;
  const { origin } = new URL(settings.PUBLIC_URL);
  await setUpPortal(client, origin, report);
  await setUpWebhookEndpoint(client, origin, report);
}

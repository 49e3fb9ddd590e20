import type { BillingSettings } from '../settings.js';
import type { StripeAccess } from '../stripe/stripe-access.js';
import { createStripeProvider } from '../stripe/stripe-provider.js';
import { createTagMangoProvider } from '../tagmango/tagmango-provider.js';
import type { WebhookProvider, WebhookProviderName } from './provider.js';

/** The senders of webhooks that this platform is set up for, by name. */
export function createWebhookProviders(
  settings: BillingSettings,
  stripe: StripeAccess | undefined,
): ReadonlyMap<WebhookProviderName, WebhookProvider> {
  const providers = [createStripeProvider(stripe), createTagMangoProvider(settings)];
  return new Map(providers.flatMap((provider) => (provider ? [[provider.name, provider] as const] : [])));
}

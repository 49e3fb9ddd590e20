import type { BillingSettings } from '../settings.js';
import { createTagMangoProvider } from '../tagmango/tagmango-provider.js';
import type { WebhookProvider, WebhookProviderName } from './provider.js';

/** The senders of webhooks that this platform is set up for, by name. */
export function createWebhookProviders(
  settings: BillingSettings,
): ReadonlyMap<WebhookProviderName, WebhookProvider> {
  const providers = [createTagMangoProvider(settings)];
  return new Map(providers.flatMap((provider) => (provider ? [[provider.name, provider] as const] : [])));
}

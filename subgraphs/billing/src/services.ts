import { createDownloadServices, type DownloadServices } from './files/download-services.js';
import type { BillingSettings } from './settings.js';
import type { WebhookProvider, WebhookProviderName } from './webhooks/provider.js';
import { createWebhookProviders } from './webhooks/providers.js';

/** What billing makes at boot. */
export interface BillingServices {
  readonly webhookProviders: ReadonlyMap<WebhookProviderName, WebhookProvider>;
  readonly webhookBodyBytesMax: number;
  readonly webhookKeptDays: number;
  /** Pause before the first repetition of a webhook, before jitter. */
  readonly webhookRetryMs: number;
  readonly downloads: DownloadServices;
}

export async function createBillingServices(settings: BillingSettings): Promise<BillingServices> {
  return {
    webhookProviders: createWebhookProviders(settings),
    webhookBodyBytesMax: settings.WEBHOOK_BODY_BYTES_MAX,
    webhookKeptDays: settings.WEBHOOK_KEPT_DAYS,
    webhookRetryMs: settings.WEBHOOK_RETRY_MS,
    downloads: await createDownloadServices(settings),
  };
}

import type { Logger } from '@gatefold/runtime/logging';
import { createDownloadServices, type DownloadServices } from './files/download-services.js';
import type { Registry } from 'prom-client';
import { BillingMetrics } from './metrics/billing-metrics.js';
import type { BillingSettings } from './settings.js';
import { createStripeAccess, type StripeAccess } from './stripe/stripe-access.js';
import type { WebhookProvider, WebhookProviderName } from './webhooks/provider.js';
import { createWebhookProviders } from './webhooks/providers.js';

/** What billing makes at boot. */
export interface BillingServices {
  /** Undefined when no account is set up. */
  readonly stripe: StripeAccess | undefined;
  readonly webhookProviders: ReadonlyMap<WebhookProviderName, WebhookProvider>;
  readonly webhookBodyBytesMax: number;
  readonly webhookKeptDays: number;
  /** Pause before the first repetition of a webhook, before jitter. */
  readonly webhookRetryMs: number;
  readonly downloads: DownloadServices;
  readonly metrics: BillingMetrics;
}

export async function createBillingServices(
  settings: BillingSettings,
  log: Logger,
  figures: Registry,
): Promise<BillingServices> {
  const stripe = createStripeAccess(settings, log);
  return {
    stripe,
    webhookProviders: createWebhookProviders(settings, stripe),
    webhookBodyBytesMax: settings.WEBHOOK_BODY_BYTES_MAX,
    webhookKeptDays: settings.WEBHOOK_KEPT_DAYS,
    webhookRetryMs: settings.WEBHOOK_RETRY_MS,
    downloads: await createDownloadServices(settings),
    metrics: new BillingMetrics(figures),
  };
}

import Stripe from 'stripe';
import { retryingHttpClient } from './retrying-http-client.js';
import type { StripeSettings } from './stripe-settings.js';

/** The version whose objects the code knows; that of the pinned SDK, which the compiler holds it to. */
export const stripeApiVersion = '2026-10-28.endive' satisfies typeof Stripe.API_VERSION;

/** The SDK for the account of the settings, or for the sandbox; undefined without a key. */
export function createStripeClient(settings: StripeSettings): Stripe | undefined {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_URL: url } = settings;
  if (key === undefined) return undefined;
  const rules = { timeoutMs: settings.STRIPE_TIMEOUT_MS, pauseMs: settings.STRIPE_RETRY_MS };
  return new Stripe(key, {
    apiVersion: stripeApiVersion,
    httpClient: retryingHttpClient(rules),
    maxNetworkRetries: 0,
    timeout: rules.timeoutMs,
    telemetry: false,
    appInfo: { name: 'gatefold' },
    ...(url !== undefined && addressOf(url)),
  });
}

function addressOf(url: string): { host: string; port: number; protocol: 'http' | 'https' } {
  const { hostname, port, protocol } = new URL(url);
  const isHttp = protocol === 'http:';
  return { host: hostname, port: Number(port) || (isHttp ? 80 : 443), protocol: isHttp ? 'http' : 'https' };
}

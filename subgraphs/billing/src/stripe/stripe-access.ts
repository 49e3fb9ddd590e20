import Stripe from 'stripe';
import { namedPrices, type NamedPrices } from './plan-prices.js';
import { createStripeClient } from './stripe-client.js';
import type { StripeSettings } from './stripe-settings.js';

/** Stripe with what the operator decided about it. */
export interface StripeAccess {
  readonly client: Stripe;
  readonly webhookSecret: string;
  readonly namedPrices: NamedPrices;
  /** Whether the account is one of the sandbox, which is set up by itself. */
  readonly isSandbox: boolean;
  readonly hasTax: boolean;
  readonly trialDays: number;
  /** Days of access while a payment is tried again. */
  readonly graceDays: number;
  /** Where people come back to, without a trailing slash. */
  readonly publicOrigin: string;
}

/** Stripe as set up; undefined without a key. Throws when the key comes without the secret of its webhooks. */
export function createStripeAccess(settings: StripeSettings): StripeAccess | undefined {
  const client = createStripeClient(settings);
  if (!client) return undefined;
  const webhookSecret = settings.STRIPE_WEBHOOK_SECRET;
  if (webhookSecret === undefined)
    throw new Error('STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET: without webhooks nobody gets what they paid for');
  return {
    client,
    webhookSecret,
    namedPrices: namedPrices(settings),
    isSandbox: settings.STRIPE_API_URL !== undefined,
    hasTax: settings.STRIPE_TAX,
    trialDays: settings.TRIAL_DAYS,
    graceDays: settings.PAST_DUE_GRACE_DAYS,
    publicOrigin: new URL(settings.PUBLIC_URL).origin,
  };
}

import { positiveInt, serviceKeys } from '@gatefold/runtime/config';
import { z } from 'zod';
import { stripeSettings } from './stripe/stripe-settings.js';

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header')
  .transform((name) => name.toLowerCase());

/** Settings of billing besides those of every subgraph. */
export const billingSettings = {
  /** Services that may call the ledger, e.g. ai. */
  SERVICE_PUBLIC_KEYS: serviceKeys.optional(),
  ...stripeSettings,
  /** Bytes of one incoming webhook, inclusive; the gateway has the same setting. */
  WEBHOOK_BODY_BYTES_MAX: positiveInt.default(1_048_576),
  /** Processed webhooks are kept for so many days; dead ones until they were replayed. */
  WEBHOOK_KEPT_DAYS: positiveInt.default(90),
  /** Pause before the first repetition of a webhook that could not be processed; doubles with each. */
  WEBHOOK_RETRY_MS: positiveInt.default(1_000),
  /** Shared with TagMango; without it its webhooks are answered 404. */
  TAGMANGO_WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Header with `t=<unix seconds>,v1=<hex>`. */
  TAGMANGO_SIGNATURE_HEADER: headerName.default('x-tagmango-signature'),
  /** Header with the unix seconds, for a sender whose signature header does not hold `t=`. */
  TAGMANGO_TIMESTAMP_HEADER: headerName.optional(),
  /** Months that a purchase pays for: after a cancellation access ends with the period that runs. */
  TAGMANGO_PERIOD_MONTHS: positiveInt.default(1),
};

export type BillingSettings = z.infer<z.ZodObject<typeof billingSettings>>;

import { positiveInt } from '@gatefold/runtime/config';
import { z } from 'zod';

const priceId = z
  .string()
  .regex(/^price_/, 'must be the id of a price, price_…')
  .optional();

/** How billing reaches Stripe and what it asks of it. */
export const stripeSettings = {
  /** Without it nothing is sold: mutations say so, webhooks of Stripe are answered 404. */
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'must begin with sk_ or rk_')
    .optional(),
  /** What Stripe signs its webhooks with; needed with the key. */
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_/, 'must begin with whsec_').optional(),
  /** Origin of a sandbox in place of Stripe, which is then set up at boot. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** For one call of Stripe together with its repetitions. */
  STRIPE_TIMEOUT_MS: positiveInt.default(6_000),
  /** Pause before the first repetition of a call; doubles with each, up to 10 s. */
  STRIPE_RETRY_MS: positiveInt.default(1_000),
  /** Prices by id, where the lookup keys `gatefold_<plan>_<interval>` are not used. */
  STRIPE_PRICE_PRO_MONTH: priceId,
  STRIPE_PRICE_PRO_YEAR: priceId,
  STRIPE_PRICE_PREMIUM_MONTH: priceId,
  STRIPE_PRICE_PREMIUM_YEAR: priceId,
  /** Lets Stripe Tax compute taxes; needs registrations there. */
  STRIPE_TAX: z.stringbool().default(false),
  /** Days without payment for whoever subscribes for the first time; 0 for none. */
  TRIAL_DAYS: z.coerce.number().int().min(0).max(730).default(0),
  /** Days of access after the end of what was paid for, while Stripe tries a failed payment again. */
  PAST_DUE_GRACE_DAYS: z.coerce.number().int().min(0).max(90).default(7),
  /** Where people come back to from the pages of Stripe. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
};

export type StripeSettings = z.infer<z.ZodObject<typeof stripeSettings>>;

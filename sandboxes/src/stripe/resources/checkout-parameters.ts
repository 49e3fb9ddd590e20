import { z } from 'zod';
import { clearable, flag, integer, metadata, text, url } from '../api/parameters.js';
import type { SessionDraft } from '../checkout/totals.js';
import { discountShape } from './subscription-parameters.js';

const lineItemShape = z.strictObject({ price: text, quantity: integer.optional() });
/** What may be said of a new Checkout Session. */
export const createShape = {
  allow_promotion_codes: flag.optional(),
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  cancel_url: url.optional(),
  client_reference_id: z.string().max(200).optional(),
  currency: text.optional(),
  customer: text.optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: text.optional(),
  customer_update: z
    .strictObject({
      address: z.enum(['auto', 'never']).optional(),
      name: z.enum(['auto', 'never']).optional(),
    })
    .optional(),
  discounts: z.array(discountShape).max(1).optional(),
  expires_at: integer.optional(),
  line_items: z.array(lineItemShape).max(20).optional(),
  locale: text.optional(),
  metadata: metadata.optional(),
  mode: z.enum(['payment', 'setup', 'subscription']),
  payment_intent_data: z
    .strictObject({
      description: text.optional(),
      metadata: metadata.optional(),
      receipt_email: text.optional(),
      setup_future_usage: z.enum(['on_session', 'off_session']).optional(),
    })
    .optional(),
  payment_method_collection: z.enum(['always', 'if_required']).optional(),
  payment_method_types: z.array(z.literal('card')).optional(),
  subscription_data: z
    .strictObject({
      description: text.optional(),
      metadata: metadata.optional(),
      trial_end: integer.optional(),
      trial_period_days: integer.optional(),
      trial_settings: z
        .strictObject({
          end_behavior: z.strictObject({
            missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']),
          }),
        })
        .optional(),
    })
    .optional(),
  submit_type: clearable(text).optional(),
  success_url: url,
  tax_id_collection: z.strictObject({ enabled: flag }).optional(),
  ui_mode: z.literal('hosted_page').optional(),
};

export type NewSession = z.output<z.ZodObject<typeof createShape>>;

/** What the session will make when it is completed. */
export function draftOf(params: NewSession): SessionDraft {
  const { subscription_data: subscription, payment_intent_data: payment } = params;
  return {
    items: (params.line_items ?? []).map(({ price, quantity }) => ({ price, quantity })),
    discounts: params.discounts ?? [],
    subscription: subscription && {
      description: subscription.description,
      metadata: subscription.metadata,
      trialDays: subscription.trial_period_days,
      trialEnd: subscription.trial_end,
      whenTrialEndsWithoutMethod: subscription.trial_settings?.end_behavior.missing_payment_method,
    },
    payment: payment && {
      description: payment.description,
      metadata: payment.metadata ?? {},
      receiptEmail: payment.receipt_email,
      setupFutureUsage: payment.setup_future_usage,
    },
  };
}

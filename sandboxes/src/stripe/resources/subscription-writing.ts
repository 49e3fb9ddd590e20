import type Stripe from 'stripe';
import { z } from 'zod';
import { clearable, flag, mergeMetadata, metadata, text } from '../api/parameters.js';
import { applyDiscount } from '../billing/discounts.js';
import { attach, paymentMethodOf } from '../payments/payment-methods.js';
import type { Account } from '../state/account.js';
import { discountShape } from './subscription-parameters.js';

/** What a new subscription and an update may say alike. */
export const writable = {
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  cancel_at_period_end: flag.optional(),
  default_payment_method: text.optional(),
  description: clearable(text).optional(),
  discounts: clearable(z.array(discountShape)).optional(),
  metadata: metadata.optional(),
  payment_settings: z
    .strictObject({
      payment_method_types: z.array(z.literal('card')).optional(),
      save_default_payment_method: z.enum(['off', 'on_subscription']).optional(),
    })
    .optional(),
  trial_settings: z
    .strictObject({
      end_behavior: z.strictObject({ missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']) }),
    })
    .optional(),
};

/** A card for a subscription, saved for its customer. */
export function methodFor(
  account: Account,
  customer: string,
  reference: string | undefined,
): string | undefined {
  return (
    reference && attach(account, paymentMethodOf(account, reference, 'default_payment_method'), customer).id
  );
}

type Writable = z.output<z.ZodObject<typeof writable>>;

/** Sets what costs nothing. */
export function changed(
  account: Account,
  subscription: Stripe.Subscription,
  params: Writable,
): Stripe.Subscription {
  const customer = subscription.customer as string;
  const now = account.now(customer);
  const end = subscription.items.data[0]?.current_period_end ?? now;
  const method = methodFor(account, customer, params.default_payment_method);
  const ends = params.cancel_at_period_end;
  return {
    ...subscription,
    ...(params.automatic_tax && {
      automatic_tax: { ...subscription.automatic_tax, enabled: params.automatic_tax.enabled },
    }),
    ...(ends !== undefined && {
      cancel_at_period_end: ends,
      cancel_at: ends ? end : null,
      canceled_at: ends ? now : null,
    }),
    ...(method && { default_payment_method: method }),
    ...(params.description !== undefined && { description: params.description }),
    ...(params.discounts !== undefined && {
      discounts: (params.discounts ?? []).map(
        (wanted) => applyDiscount(account, wanted, { customer, subscription: subscription.id }).id,
      ),
    }),
    ...(params.payment_settings?.save_default_payment_method && {
      payment_settings: {
        payment_method_options: null,
        payment_method_types: null,
        save_default_payment_method: params.payment_settings.save_default_payment_method,
      },
    }),
    ...(params.trial_settings && {
      trial_settings: { end_behavior: { billing_cycle_anchor: null, ...params.trial_settings.end_behavior } },
    }),
    metadata: mergeMetadata(subscription.metadata, params.metadata),
  };
}

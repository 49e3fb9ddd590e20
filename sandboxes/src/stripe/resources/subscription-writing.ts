import type Stripe from 'stripe';
import { z } from 'zod';
import { clearable, flag, integer, mergeMetadata, metadata, text } from '../api/parameters.js';
import { applyDiscount } from '../billing/discounts.js';
import { attach, paymentMethodOf } from '../payments/payment-methods.js';
import { invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { discountShape } from './subscription-parameters.js';

/** What a new subscription and an update may say alike. */
export const writable = {
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  cancel_at: clearable(z.enum(['max_period_end', 'min_period_end']).or(integer)).optional(),
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

/**
 * When a subscription is to end by itself: at a second, or at the end of a period. `cancel_at_period_end` means the
 * earliest of its items, as at Stripe. Throws a Failure where a schedule decides about that.
 */
function ending(
  account: Account,
  { customer, items, schedule }: Stripe.Subscription,
  { cancel_at: at, cancel_at_period_end: atPeriodEnd }: Writable,
): Partial<Stripe.Subscription> {
  if (at === undefined && atPeriodEnd === undefined) return {};
  if (schedule)
    throw invalid(
      at === undefined ? 'cancel_at_period_end' : 'cancel_at',
      `The subscription is managed by the subscription schedule \`${idOf(schedule)}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
    );
  const ends = items.data.map(({ current_period_end: end }) => end);
  const wanted = at === undefined && atPeriodEnd ? 'min_period_end' : (at ?? null);
  const second =
    wanted === 'min_period_end'
      ? Math.min(...ends)
      : wanted === 'max_period_end'
        ? Math.max(...ends)
        : wanted;
  return {
    cancel_at: second,
    cancel_at_period_end: atPeriodEnd ?? false,
    canceled_at: second === null ? null : account.now(customer),
  };
}

/** Sets what costs nothing. */
export function changed(
  account: Account,
  subscription: Stripe.Subscription,
  params: Writable,
): Stripe.Subscription {
  const customer = subscription.customer as string;
  const method = methodFor(account, customer, params.default_payment_method);
  return {
    ...subscription,
    ...(params.automatic_tax && {
      automatic_tax: { ...subscription.automatic_tax, enabled: params.automatic_tax.enabled },
    }),
    ...ending(account, subscription, params),
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

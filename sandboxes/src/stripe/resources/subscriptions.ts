import type Stripe from 'stripe';
import { z } from 'zod';
import { invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import {
  clearable,
  flag,
  integer,
  isWithin,
  mergeMetadata,
  metadata,
  paging,
  range,
  text,
} from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { applyDiscount } from '../billing/discounts.js';
import { prorationLines } from '../billing/lines.js';
import { addPendingLines } from '../billing/pending-lines.js';
import { createSubscription } from '../billing/subscription-creation.js';
import { changeSubscription } from '../billing/subscription-change.js';
import { invoiceTheRest, resumePaused } from '../billing/subscription-cycle.js';
import { endSubscription } from '../billing/subscription-ending.js';
import { isMetered } from '../billing/subscription-items.js';
import { saveSubscription } from '../billing/subscription-saving.js';
import { attach, paymentMethodOf } from '../payments/payment-methods.js';
import type { Account } from '../state/account.js';
import { changeShape, discountShape, itemShape, moneyShape } from './subscription-parameters.js';

const daySeconds = 86_400;

const writable = {
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
function methodFor(account: Account, customer: string, reference: string | undefined): string | undefined {
  return (
    reference && attach(account, paymentMethodOf(account, reference, 'default_payment_method'), customer).id
  );
}

type Writable = z.output<z.ZodObject<typeof writable>>;

/** Sets what costs nothing. */
function changed(account: Account, subscription: Stripe.Subscription, params: Writable): Stripe.Subscription {
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

export const subscriptions: readonly Route[] = [
  route(
    'POST /v1/subscriptions',
    {
      ...writable,
      collection_method: z.literal('charge_automatically').optional(),
      currency: text.optional(),
      customer: text,
      items: z.array(itemShape).min(1).max(20),
      off_session: flag.optional(),
      payment_behavior: moneyShape.payment_behavior,
      trial_end: integer.optional(),
      trial_period_days: integer.optional(),
    },
    ({ account, params }) => {
      const { customer, trial_period_days: days } = params;
      account.need('customer', customer, 'customer');
      return createSubscription(account, {
        customer,
        items: params.items,
        paymentBehavior: params.payment_behavior,
        defaultPaymentMethod: methodFor(account, customer, params.default_payment_method),
        savesPaymentMethod: params.payment_settings?.save_default_payment_method === 'on_subscription',
        trialEnd: params.trial_end ?? (days ? account.now(customer) + days * daySeconds : null),
        whenTrialEndsWithoutMethod: params.trial_settings?.end_behavior.missing_payment_method,
        cancelAtPeriodEnd: params.cancel_at_period_end,
        discounts: params.discounts ?? [],
        metadata: params.metadata,
        description: params.description,
        hasAutomaticTax: params.automatic_tax?.enabled,
      });
    },
  ),
  route('GET /v1/subscriptions/:id', {}, ({ account, id }) => account.need('subscription', id)),
  route('POST /v1/subscriptions/:id', { ...writable, ...changeShape }, ({ account, id, params }) => {
    const subscription = changed(account, account.need('subscription', id), params);
    const isMoney = params.items || params.billing_cycle_anchor === 'now' || params.trial_end !== undefined;
    if (!isMoney) return saveSubscription(account, subscription, 'customer.subscription.updated');
    return changeSubscription(account, subscription, {
      items: params.items,
      prorationBehavior: params.proration_behavior,
      prorationDate: params.proration_date,
      paymentBehavior: params.payment_behavior,
      restartsPeriod: params.billing_cycle_anchor === 'now',
      trialEnd: params.trial_end,
    });
  }),
  route(
    'DELETE /v1/subscriptions/:id',
    {
      cancellation_details: z
        .strictObject({ comment: clearable(text).optional(), feedback: clearable(text).optional() })
        .optional(),
      invoice_now: flag.optional(),
      prorate: flag.optional(),
    },
    ({ account, id, params }) => {
      const subscription = account.need('subscription', id);
      if (subscription.ended_at) throw invalid('id', `No such subscription: '${id}'`, 'resource_missing');
      const now = account.now(subscription.customer as string);
      if (params.prorate && subscription.status === 'active') {
        const credits = subscription.items.data
          .filter((item) => !isMetered(item))
          .flatMap((before) => prorationLines(account, subscription, { before, after: null }, now));
        addPendingLines(account, id, credits);
      }
      if (params.invoice_now) invoiceTheRest(account, subscription, now);
      return endSubscription(
        account,
        account.need('subscription', id),
        'cancellation_requested',
        params.cancellation_details as Partial<Stripe.Subscription.CancellationDetails>,
      );
    },
  ),
  route(
    'POST /v1/subscriptions/:id/resume',
    {
      billing_cycle_anchor: z.enum(['now', 'unchanged']).optional(),
      proration_behavior: moneyShape.proration_behavior,
    },
    ({ account, id }) => resumePaused(account, account.need('subscription', id)),
  ),
  route(
    'GET /v1/subscriptions',
    {
      ...paging,
      created: range.optional(),
      customer: text.optional(),
      price: text.optional(),
      status: text.optional(),
      test_clock: text.optional(),
    },
    ({ account, params }) => {
      const { status = 'current', price, test_clock: clock } = params;
      const isWanted = (subscription: Stripe.Subscription): boolean =>
        (status === 'all' ||
          (status === 'current' &&
            subscription.status !== 'canceled' &&
            subscription.status !== 'incomplete_expired') ||
          (status === 'ended' && ['canceled', 'incomplete_expired'].includes(subscription.status)) ||
          subscription.status === status) &&
        (!price || subscription.items.data.some((item) => item.price.id === price)) &&
        (!clock || subscription.test_clock === clock) &&
        isWithin(subscription.created, params.created);
      return pageOf(
        account.store.list('subscription', params.customer).filter(isWanted),
        params,
        '/v1/subscriptions',
      );
    },
  ),
];

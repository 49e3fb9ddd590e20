import type Stripe from 'stripe';
import { z } from 'zod';
import { invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { clearable, flag, integer, isWithin, paging, range, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { prorationLines } from '../billing/lines.js';
import { addPendingLines } from '../billing/pending-lines.js';
import { createSubscription } from '../billing/subscription-creation.js';
import { changeSubscription } from '../billing/subscription-change.js';
import { invoiceTheRest, resumePaused } from '../billing/subscription-cycle.js';
import { endSubscription } from '../billing/subscription-ending.js';
import { isMetered } from '../billing/subscription-items.js';
import { saveSubscription } from '../billing/subscription-saving.js';
import { changeShape, itemShape, moneyShape } from './subscription-parameters.js';
import { changed, methodFor, writable } from './subscription-writing.js';

const daySeconds = 86_400;

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

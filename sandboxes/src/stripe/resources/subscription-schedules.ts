import type Stripe from 'stripe';
import { z } from 'zod';
import { invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { flag, metadata, mergeMetadata, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { releaseSchedule } from '../billing/schedule-phases.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { phase, phaseShape, phasesOf } from './schedule-writing.js';

/** A schedule whose one phase is what the subscription has until the end of its longest period. */
function scheduleOf(account: Account, subscription: Stripe.Subscription): Stripe.SubscriptionSchedule {
  if (subscription.schedule)
    throw invalid(
      'from_subscription',
      'You cannot migrate a subscription that is already attached to a schedule.',
    );
  if (!['active', 'trialing', 'past_due'].includes(subscription.status) || subscription.cancel_at)
    throw invalid('from_subscription', 'The subscription is over or set to end.');
  const items = subscription.items.data;
  const dates = {
    start_date: Math.max(...items.map(({ current_period_start: start }) => start)),
    end_date: Math.max(...items.map(({ current_period_end: end }) => end)),
  };
  const parts = items.map(({ price, quantity }) => ({ price: price.id, quantity }));
  const id = account.newId('subscription_schedule');
  account.save({ ...subscription, schedule: id }, 'customer.subscription.updated');
  return account.save(
    {
      id,
      object: 'subscription_schedule',
      application: null,
      billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
      canceled_at: null,
      completed_at: null,
      created: account.now(subscription.customer),
      current_phase: dates,
      customer: idOf(subscription.customer) ?? '',
      customer_account: null,
      default_settings: {
        application_fee_percent: null,
        billing_cycle_anchor: 'automatic',
        billing_thresholds: null,
        collection_method: 'charge_automatically',
        default_payment_method: null,
        description: null,
        invoice_settings: {
          account_tax_ids: null,
          custom_fields: null,
          days_until_due: null,
          description: null,
          footer: null,
          issuer: { type: 'self' },
        },
        on_behalf_of: null,
        transfer_data: null,
      },
      end_behavior: 'release',
      livemode: false,
      metadata: {},
      pause_schedules: [],
      phases: [phase(subscription.currency, dates, parts)],
      released_at: null,
      released_subscription: null,
      status: 'active',
      subscription: subscription.id,
      test_clock: subscription.test_clock,
    } satisfies Stripe.SubscriptionSchedule,
    'subscription_schedule.created',
  );
}

const running = ({ id, status }: Stripe.SubscriptionSchedule, verb: string): void => {
  if (status !== 'active')
    throw invalid('id', `You cannot ${verb} the subscription schedule ${id}: it is ${status}.`);
};

/** What follows a subscription's period by itself. */
export const subscriptionSchedules: readonly Route[] = [
  route('POST /v1/subscription_schedules', { from_subscription: text }, ({ account, params }) =>
    scheduleOf(account, account.need('subscription', params.from_subscription, 'from_subscription')),
  ),
  route('GET /v1/subscription_schedules/:id', {}, ({ account, id }) =>
    account.need('subscription_schedule', id),
  ),
  route(
    'POST /v1/subscription_schedules/:id',
    {
      end_behavior: z.literal('release').optional(),
      metadata: metadata.optional(),
      phases: z.array(phaseShape).min(1).max(10).optional(),
      proration_behavior: z.literal('none').optional(),
    },
    ({ account, id, params }) => {
      const schedule = account.need('subscription_schedule', id);
      running(schedule, 'update');
      return account.save(
        {
          ...schedule,
          metadata: mergeMetadata(schedule.metadata, params.metadata),
          ...(params.phases && { phases: phasesOf(account, schedule, params.phases) }),
        },
        'subscription_schedule.updated',
      );
    },
  ),
  route(
    'POST /v1/subscription_schedules/:id/release',
    { preserve_cancel_date: flag.optional() },
    ({ account, id }) => {
      const schedule = account.need('subscription_schedule', id);
      running(schedule, 'release');
      return releaseSchedule(account, schedule, 'released');
    },
  ),
  route('GET /v1/subscription_schedules', { ...paging, customer: text.optional() }, ({ account, params }) =>
    pageOf(
      account.store.list('subscription_schedule', params.customer),
      params,
      '/v1/subscription_schedules',
    ),
  ),
];

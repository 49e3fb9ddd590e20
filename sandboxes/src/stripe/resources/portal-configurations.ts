import type Stripe from 'stripe';
import { z } from 'zod';
import { pageOf } from '../api/pagination.js';
import { flag, metadata, paging, text, url } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';

const allowed = z.enum(['address', 'email', 'name', 'phone', 'shipping', 'tax_id']);
const switchShape = z.strictObject({ enabled: flag });
const featuresShape = z.strictObject({
  customer_update: z.strictObject({ enabled: flag, allowed_updates: z.array(allowed).optional() }).optional(),
  invoice_history: switchShape.optional(),
  payment_method_update: switchShape.optional(),
});

/** What is not wished for is off. */
function featuresOf(wanted: z.output<typeof featuresShape>): Stripe.BillingPortal.Configuration.Features {
  const { customer_update: customer, invoice_history: invoices, payment_method_update: cards } = wanted;
  return {
    customer_update: {
      enabled: customer?.enabled ?? false,
      allowed_updates: customer?.allowed_updates ?? [],
    },
    invoice_history: { enabled: invoices?.enabled ?? false },
    payment_method_update: { enabled: cards?.enabled ?? false, payment_method_configuration: null },
    subscription_cancel: {
      cancellation_reason: { enabled: false, feedback_options: null, options: [] },
      enabled: false,
      mode: 'at_period_end',
      proration_behavior: 'none',
    },
    subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: [],
      enabled: false,
      proration_behavior: 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'continue_trial',
    },
  };
}

export const portalConfigurations: readonly Route[] = [
  route(
    'POST /v1/billing_portal/configurations',
    {
      default_return_url: url.optional(),
      features: featuresShape,
      metadata: metadata.optional(),
      name: text.optional(),
    },
    ({ account, params }) => {
      const now = account.now();
      return account.save({
        id: account.newId('billing_portal.configuration'),
        object: 'billing_portal.configuration',
        active: true,
        application: null,
        business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
        created: now,
        default_return_url: params.default_return_url ?? null,
        features: featuresOf(params.features),
        is_default: false,
        livemode: false,
        login_page: { enabled: false, url: null },
        metadata: params.metadata ?? {},
        name: params.name ?? null,
        updated: now,
      } satisfies Stripe.BillingPortal.Configuration);
    },
  ),
  route(
    'GET /v1/billing_portal/configurations',
    { ...paging, active: flag.optional(), is_default: flag.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('billing_portal.configuration')
        .filter(
          ({ active, is_default: isDefault }) =>
            (params.active === undefined || active === params.active) &&
            (params.is_default === undefined || isDefault === params.is_default),
        );
      return pageOf(found, params, '/v1/billing_portal/configurations');
    },
  ),
];

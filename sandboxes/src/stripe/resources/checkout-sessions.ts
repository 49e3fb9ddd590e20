import type Stripe from 'stripe';
import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { embedded, pageOf } from '../api/pagination.js';
import { clearable, flag, integer, isWithin, metadata, paging, range, text, url } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { lineItems, totalsOf, type SessionDraft } from '../checkout/totals.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { discountShape } from './subscription-parameters.js';

const daySeconds = 86_400;

const lineItemShape = z.strictObject({ price: text, quantity: integer.optional() });
const createShape = {
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

type Parameters = z.output<z.ZodObject<typeof createShape>>;

function draftOf(params: Parameters): SessionDraft {
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

function refuseContradictions(account: Account, params: Parameters): void {
  if (params.customer && params.customer_email)
    throw invalid(
      'customer_email',
      'You may only specify one of these parameters: customer, customer_email.',
    );
  if (params.customer) account.need('customer', params.customer, 'customer');
  if (params.mode !== 'setup' && !params.line_items?.length)
    throw new Failure(400, 'Missing required param: line_items.', {
      code: 'parameter_missing',
      param: 'line_items',
    });
  if (params.discounts && params.allow_promotion_codes)
    throw invalid(
      'allow_promotion_codes',
      'You may only specify one of these parameters: allow_promotion_codes, discounts.',
    );
  const prices = (params.line_items ?? []).map(({ price }, index) =>
    account.need('price', price, `line_items[${index}][price]`),
  );
  if (params.mode === 'payment' && prices.some(({ recurring }) => recurring))
    throw invalid(
      'mode',
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
    );
  if (params.mode === 'subscription' && prices.some(({ recurring }) => !recurring))
    throw invalid('line_items', 'The sandbox takes recurring prices only in `subscription` mode.');
}

function create(account: Account, params: Parameters): Stripe.Checkout.Session {
  refuseContradictions(account, params);
  const id = account.newId('checkout.session');
  const now = account.now(params.customer);
  const draft = draftOf(params);
  const totals = totalsOf(account, draft, params.customer ?? null);
  account.store.putNote('checkout-draft', id, draft);
  return account.save({
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: params.mode === 'setup' ? null : totals.subtotal,
    amount_total: params.mode === 'setup' ? null : totals.total,
    automatic_tax: {
      enabled: params.automatic_tax?.enabled ?? false,
      liability: params.automatic_tax?.enabled ? { type: 'self' } : null,
      provider: params.automatic_tax?.enabled ? 'stripe' : null,
      status: params.automatic_tax?.enabled ? 'complete' : null,
    },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency: params.mode === 'setup' ? (params.currency ?? null) : totals.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation: params.customer
      ? null
      : (params.customer_creation ?? (params.mode === 'payment' ? 'if_required' : 'always')),
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: draft.discounts.map(({ coupon, promotion_code: code }) => ({
      coupon: coupon ?? null,
      promotion_code: code ?? null,
    })),
    expires_at: params.expires_at ?? now + daySeconds,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    line_items: embedded(lineItems(account, draft), `/v1/checkout/sessions/${id}/line_items`),
    livemode: false,
    locale: (params.locale as Stripe.Checkout.Session.Locale | undefined) ?? null,
    managed_payments: null,
    metadata: params.metadata ?? {},
    mode: params.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection:
      params.payment_method_collection ?? (params.mode === 'payment' ? 'if_required' : 'always'),
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: params.mode === 'setup' || totals.total === 0 ? 'no_payment_required' : 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: params.success_url,
    total_details: { amount_discount: totals.discount, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${account.origin}/c/pay/${id}`,
    wallet_options: null,
  });
}

export const checkoutSessions: readonly Route[] = [
  route('POST /v1/checkout/sessions', createShape, ({ account, params }) => create(account, params)),
  route('GET /v1/checkout/sessions/:id', {}, ({ account, id }) => account.need('checkout.session', id)),
  route('GET /v1/checkout/sessions/:id/line_items', paging, ({ account, id, params }) =>
    pageOf(
      account.need('checkout.session', id).line_items?.data ?? [],
      params,
      `/v1/checkout/sessions/${id}/line_items`,
    ),
  ),
  route('POST /v1/checkout/sessions/:id/expire', {}, ({ account, id }) => {
    const session = account.need('checkout.session', id);
    if (session.status !== 'open')
      throw new Failure(
        400,
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    return account.save({ ...session, status: 'expired', url: null }, 'checkout.session.expired');
  }),
  route(
    'GET /v1/checkout/sessions',
    {
      ...paging,
      created: range.optional(),
      customer: text.optional(),
      payment_intent: text.optional(),
      status: z.enum(['complete', 'expired', 'open']).optional(),
      subscription: text.optional(),
    },
    ({ account, params }) => {
      const found = account.store
        .list('checkout.session', params.customer)
        .filter(
          (session) =>
            (!params.status || session.status === params.status) &&
            (!params.subscription || idOf(session.subscription) === params.subscription) &&
            (!params.payment_intent || idOf(session.payment_intent) === params.payment_intent) &&
            isWithin(session.created, params.created),
        );
      return pageOf(found, params, '/v1/checkout/sessions');
    },
  ),
];

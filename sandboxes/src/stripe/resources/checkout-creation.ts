import type Stripe from 'stripe';
import { Failure, invalid } from '../api/failure.js';
import { embedded } from '../api/pagination.js';
import { isSameRhythm } from '../billing/subscription-items.js';
import { lineItems, totalsOf } from '../checkout/totals.js';
import type { Account } from '../state/account.js';
import { draftOf, type NewSession } from './checkout-parameters.js';

const daySeconds = 86_400;

function refuseContradictions(account: Account, params: NewSession): void {
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
  const [first, ...rest] = prices.flatMap(({ recurring }) => recurring ?? []);
  if (first && !rest.every((rhythm) => isSameRhythm(rhythm, first)))
    throw invalid('line_items', 'Checkout does not support prices with different billing intervals.');
}

/** An open session with the address of its page. Throws a Failure for wishes that contradict each other. */
export function newCheckoutSession(account: Account, params: NewSession): Stripe.Checkout.Session {
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

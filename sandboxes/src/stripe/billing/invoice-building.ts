import type Stripe from 'stripe';
import { embedded } from '../api/pagination.js';
import { newPaymentIntent } from '../payments/payment-intents.js';
import { defaultMethodOf } from '../payments/payment-methods.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { couponOf, discountShares, liveDiscounts, useUp } from './discounts.js';
import { invoiceLine, type Line } from './lines.js';

interface NewInvoice {
  readonly customer: string;
  readonly subscription: Stripe.Subscription | null;
  readonly currency: string;
  readonly reason: Stripe.Invoice.BillingReason;
  readonly lines: readonly Line[];
  readonly period: { readonly start: number; readonly end: number };
  /** Pays it instead of the default method. */
  readonly paymentMethod?: string | null;
}

interface DiscountedLines {
  readonly lines: Stripe.InvoiceLineItem[];
  readonly totals: Stripe.Invoice.TotalDiscountAmount[];
}

function discounted(account: Account, id: string, wanted: NewInvoice): DiscountedLines {
  const { lines, subscription, currency } = wanted;
  const rest = lines.map(({ amount }) => amount);
  const perLine = lines.map((): Stripe.InvoiceLineItem.DiscountAmount[] => []);
  const totals = liveDiscounts(account, subscription, account.now(wanted.customer)).map((discount) => {
    // A proration is after discounts already.
    const priced = lines.map((line, index) => ({
      amount: line.isProration ? 0 : (rest[index] ?? 0),
      product: idOf(line.price.product) ?? '',
    }));
    const shares = discountShares(couponOf(account, discount), priced);
    shares.forEach((amount, index) => {
      rest[index] = (rest[index] ?? 0) - amount;
      if (amount > 0) perLine[index]?.push({ amount, discount: discount.id });
    });
    return { amount: shares.reduce((sum, amount) => sum + amount, 0), discount: discount.id };
  });
  const owner = { invoice: id, subscription: subscription?.id ?? null, currency };
  return { lines: lines.map((line, index) => invoiceLine(line, owner, perLine[index] ?? [])), totals };
}

/** The next number of a customer's invoices, e.g. `A1B2C3D4-0007`. */
function nextNumber(account: Account, customer: string): string {
  const sequence = (account.store.note<number>('invoice-sequence', customer) ?? 0) + 1;
  account.store.putNote('invoice-sequence', customer, sequence);
  return `${customer.slice(-8).toUpperCase()}-${String(sequence).padStart(4, '0')}`;
}

/** Makes and finalises an invoice, `open`, with a payment intent when there is something to pay. What the customer has as credit is used first. */
export function buildInvoice(account: Account, wanted: NewInvoice): Stripe.Invoice {
  const id = account.newId('invoice');
  const now = account.now(wanted.customer);
  const customer = account.need('customer', wanted.customer, 'customer');
  const { lines, totals } = discounted(account, id, wanted);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const total = totals.reduce((sum, { amount }) => sum - amount, subtotal);
  const balanceAfter =
    customer.balance + total > 0 ? Math.min(0, customer.balance + total) : customer.balance + total;
  const due = Math.max(0, total + Math.min(0, customer.balance));
  const { subscription } = wanted;
  const invoice: Stripe.Invoice = {
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: 'Sandbox',
    account_tax_ids: null,
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: due,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: {
      disabled_reason: null,
      enabled: subscription?.automatic_tax.enabled ?? false,
      liability: subscription?.automatic_tax.enabled ? { type: 'self' } : null,
      provider: subscription?.automatic_tax.enabled ? 'stripe' : null,
      status: subscription?.automatic_tax.enabled ? 'complete' : null,
    },
    automatically_finalizes_at: null,
    billing_reason: wanted.reason,
    collection_method: 'charge_automatically',
    confirmation_secret: null,
    created: now,
    currency: wanted.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: totals.map(({ discount }) => idOf(discount) ?? ''),
    due_date: null,
    effective_at: now,
    ending_balance: Math.min(0, balanceAfter),
    footer: null,
    from_invoice: null,
    hosted_invoice_url: `${account.origin}/invoice/${id}`,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: embedded(lines, `/v1/invoices/${id}/lines`),
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: nextNumber(account, customer.id),
    on_behalf_of: null,
    parent: subscription && {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: wanted.period.end,
    period_start: wanted.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'open',
    status_transitions: { finalized_at: now, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    test_clock: idOf(customer.test_clock),
    total,
    total_discount_amounts: totals,
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: now,
  };
  for (const { amount, discount } of totals) if (amount > 0) useUp(account, idOf(discount) ?? '');
  if (balanceAfter !== customer.balance)
    account.save({ ...customer, balance: balanceAfter }, 'customer.updated');
  account.emit('invoice.created', { ...invoice, status: 'draft', number: null });
  return account.save(due > 0 ? withIntent(account, invoice, wanted) : invoice, 'invoice.finalized');
}

/** The invoice with the payment intent that will pay it. */
function withIntent(account: Account, invoice: Stripe.Invoice, wanted: NewInvoice): Stripe.Invoice {
  const intent = newPaymentIntent(account, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: wanted.customer,
    paymentMethod: wanted.paymentMethod ?? defaultMethodOf(account, wanted.customer, wanted.subscription),
    description: wanted.reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update',
    setupFutureUsage: 'off_session',
  });
  const payment = account.save({
    id: account.newId('invoice_payment'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: invoice.created,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
  account.store.putNote('invoice-of-intent', intent.id, { invoice: invoice.id, payment: payment.id });
  account.store.putNote('intent-of-invoice', invoice.id, intent.id);
  return {
    ...invoice,
    confirmation_secret: { client_secret: intent.client_secret ?? '', type: 'payment_intent' },
    payments: embedded([payment], '/v1/invoice_payments'),
  };
}

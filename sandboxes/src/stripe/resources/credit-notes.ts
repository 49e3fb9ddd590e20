import type Stripe from 'stripe';
import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { embedded, pageOf } from '../api/pagination.js';
import { amount, metadata, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { intentOf, markPaid } from '../billing/settlement.js';
import { refundCharge } from '../payments/refunding.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';

const reasons = z.enum(['duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory']);

interface NewCreditNote {
  readonly amount?: number;
  readonly refund_amount?: number;
  readonly credit_amount?: number;
  readonly out_of_band_amount?: number;
  readonly memo?: string;
  readonly reason?: z.output<typeof reasons>;
  readonly metadata?: Stripe.Metadata | null;
}

/** Takes a sum off an open invoice and its payment; one with nothing left is paid. */
function lowerOpenInvoice(account: Account, invoice: Stripe.Invoice, sum: number): void {
  const due = invoice.amount_due - sum;
  const intent = intentOf(account, invoice);
  const lowered = account.save(
    {
      ...invoice,
      amount_due: due,
      amount_remaining: due,
      pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + sum,
    },
    'invoice.updated',
  );
  if (intent && due > 0) account.save({ ...intent, amount: due });
  if (due > 0) return;
  if (intent) account.save({ ...intent, status: 'canceled' }, 'payment_intent.canceled');
  markPaid(account, lowered, null);
}

/** Lowers what an open invoice asks for, or gives back what a paid one took: by refund, as credit, or outside of Stripe. */
function credit(account: Account, invoice: Stripe.Invoice, wanted: NewCreditNote): Stripe.CreditNote {
  const isPaid = invoice.status === 'paid';
  if (!isPaid && invoice.status !== 'open')
    throw invalid('invoice', `A credit note needs an open or paid invoice; this one is ${invoice.status}.`);
  const parts = (wanted.refund_amount ?? 0) + (wanted.credit_amount ?? 0) + (wanted.out_of_band_amount ?? 0);
  const total = wanted.amount ?? parts;
  const credited = invoice.pre_payment_credit_notes_amount + invoice.post_payment_credit_notes_amount;
  const left = isPaid ? invoice.amount_paid - credited : invoice.amount_remaining;
  if (total <= 0 || total > left) throw invalid('amount', `The credit must be above 0 and at most ${left}.`);
  if (isPaid && parts !== total)
    throw invalid(
      'amount',
      'The sum of refund_amount, credit_amount and out_of_band_amount must equal the credit note amount.',
    );

  const charge = idOf(intentOf(account, invoice)?.latest_charge);
  if (wanted.refund_amount && !charge) throw new Failure(400, 'This invoice has no payment to refund.');
  const refund =
    wanted.refund_amount && charge
      ? refundCharge(account, { charge: account.need('charge', charge), amount: wanted.refund_amount })
      : null;
  const customer = account.need('customer', idOf(invoice.customer) ?? '');
  if (wanted.credit_amount)
    account.save({ ...customer, balance: customer.balance - wanted.credit_amount }, 'customer.updated');
  if (isPaid) {
    const credits = invoice.post_payment_credit_notes_amount + total;
    account.save({ ...invoice, post_payment_credit_notes_amount: credits }, 'invoice.updated');
  } else lowerOpenInvoice(account, invoice, total);
  const earlier = account.store
    .list('credit_note', customer.id)
    .filter((note) => note.invoice === invoice.id).length;
  const id = account.newId('credit_note');
  return account.save(
    {
      id,
      object: 'credit_note',
      amount: total,
      amount_shipping: 0,
      created: account.now(customer.id),
      currency: invoice.currency,
      customer: customer.id,
      customer_account: null,
      customer_balance_transaction: null,
      discount_amount: 0,
      discount_amounts: [],
      effective_at: account.now(customer.id),
      invoice: invoice.id,
      lines: embedded([], `/v1/credit_notes/${id}/lines`),
      livemode: false,
      memo: wanted.memo ?? null,
      metadata: wanted.metadata ?? {},
      number: `${invoice.number}-CN-${String(earlier + 1).padStart(2, '0')}`,
      out_of_band_amount: wanted.out_of_band_amount ?? null,
      pdf: invoice.hosted_invoice_url ?? '',
      post_payment_amount: isPaid ? total : 0,
      pre_payment_amount: isPaid ? 0 : total,
      pretax_credit_amounts: [],
      reason: wanted.reason ?? null,
      refunds: refund
        ? [{ amount_refunded: refund.amount, payment_record_refund: null, refund: refund.id, type: 'refund' }]
        : [],
      shipping_cost: null,
      status: 'issued',
      subtotal: total,
      subtotal_excluding_tax: total,
      total,
      total_excluding_tax: total,
      total_taxes: [],
      type: isPaid ? 'post_payment' : 'pre_payment',
      voided_at: null,
    } satisfies Stripe.CreditNote,
    'credit_note.created',
  );
}

export const creditNotes: readonly Route[] = [
  route(
    'POST /v1/credit_notes',
    {
      amount: amount.optional(),
      credit_amount: amount.optional(),
      invoice: text,
      memo: text.optional(),
      metadata: metadata.optional(),
      out_of_band_amount: amount.optional(),
      reason: reasons.optional(),
      refund_amount: amount.optional(),
    },
    ({ account, params: { invoice, ...wanted } }) =>
      credit(account, account.need('invoice', invoice, 'invoice'), wanted),
  ),
  route('GET /v1/credit_notes/:id', {}, ({ account, id }) => account.need('credit_note', id)),
  route(
    'GET /v1/credit_notes',
    { ...paging, customer: text.optional(), invoice: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('credit_note', params.customer)
        .filter(({ invoice }) => !params.invoice || idOf(invoice) === params.invoice);
      return pageOf(found, params, '/v1/credit_notes');
    },
  ),
];

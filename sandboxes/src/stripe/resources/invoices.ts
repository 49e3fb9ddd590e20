import type Stripe from 'stripe';
import { z } from 'zod';
import { Failure } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { isWithin, metadata, mergeMetadata, paging, range, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { collect, intentOf, voidInvoice } from '../billing/settlement.js';
import { paymentMethodOf } from '../payments/payment-methods.js';
import { previewInvoice } from '../billing/invoice-preview.js';
import { idOf } from '../state/ids.js';
import { changeShape, discountShape } from './subscription-parameters.js';

const previewDetails = z.strictObject({
  billing_cycle_anchor: changeShape.billing_cycle_anchor,
  items: changeShape.items,
  proration_behavior: changeShape.proration_behavior,
  proration_date: changeShape.proration_date,
  trial_end: changeShape.trial_end,
});

function refuseUnlessOpen({ status, id }: Stripe.Invoice, verb: string): void {
  if (status === 'open') return;
  const code = status === 'paid' ? 'invoice_already_paid' : 'invoice_not_editable';
  throw new Failure(400, `You cannot ${verb} invoice ${id}: it is ${status}.`, { code });
}

export const invoices: readonly Route[] = [
  route(
    'GET /v1/invoices',
    {
      ...paging,
      created: range.optional(),
      customer: text.optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
      subscription: text.optional(),
    },
    ({ account, params }) => {
      const found = account.store
        .list('invoice', params.customer)
        .filter(
          (invoice) =>
            (!params.status || invoice.status === params.status) &&
            (!params.subscription ||
              idOf(invoice.parent?.subscription_details?.subscription) === params.subscription) &&
            isWithin(invoice.created, params.created),
        );
      return pageOf(found, params, '/v1/invoices');
    },
  ),
  route(
    'POST /v1/invoices/create_preview',
    {
      customer: text.optional(),
      discounts: z.array(discountShape).optional(),
      subscription: text.optional(),
      subscription_details: previewDetails.optional(),
    },
    ({ account, params: { customer, discounts, subscription, subscription_details: details = {} } }) =>
      previewInvoice(account, {
        customer,
        discounts,
        subscription,
        items: details.items,
        prorationBehavior: details.proration_behavior,
        prorationDate: details.proration_date,
        restartsPeriod: details.billing_cycle_anchor === 'now',
        trialEnd: details.trial_end,
      }),
  ),
  route('GET /v1/invoices/:id', {}, ({ account, id }) => account.need('invoice', id)),
  route('GET /v1/invoices/:id/lines', paging, ({ account, id, params }) =>
    pageOf(account.need('invoice', id).lines.data, params, `/v1/invoices/${id}/lines`),
  ),
  route('POST /v1/invoices/:id', { metadata: metadata.optional() }, ({ account, id, params }) => {
    const invoice = account.need('invoice', id);
    return account.save(
      { ...invoice, metadata: mergeMetadata(invoice.metadata, params.metadata) },
      'invoice.updated',
    );
  }),
  route('POST /v1/invoices/:id/pay', { payment_method: text.optional() }, ({ account, id, params }) => {
    const invoice = account.need('invoice', id);
    refuseUnlessOpen(invoice, 'pay');
    const method =
      params.payment_method && paymentMethodOf(account, params.payment_method, 'payment_method').id;
    const collected = collect(account, invoice, { method });
    if (collected.status === 'paid') return collected;
    const error = intentOf(account, collected)?.last_payment_error;
    throw new Failure(
      402,
      error?.message ??
        'This invoice could not be paid: its customer has no payment method, or must authenticate.',
      {
        type: 'card_error',
        code: error?.code ?? 'invoice_payment_intent_requires_action',
        decline_code: error?.decline_code,
      },
      true,
    );
  }),
  route('POST /v1/invoices/:id/void', {}, ({ account, id }) => {
    const invoice = account.need('invoice', id);
    refuseUnlessOpen(invoice, 'void');
    return voidInvoice(account, invoice);
  }),
  route('POST /v1/invoices/:id/mark_uncollectible', {}, ({ account, id }) => {
    const invoice = account.need('invoice', id);
    refuseUnlessOpen(invoice, 'mark as uncollectible');
    const now = account.now(invoice.customer as string);
    const status_transitions = { ...invoice.status_transitions, marked_uncollectible_at: now };
    return account.save(
      { ...invoice, status: 'uncollectible', status_transitions },
      'invoice.marked_uncollectible',
    );
  }),
  route(
    'GET /v1/invoice_payments',
    {
      ...paging,
      invoice: text.optional(),
      payment: z.strictObject({ payment_intent: text, type: z.literal('payment_intent') }).optional(),
      status: z.enum(['canceled', 'open', 'paid']).optional(),
    },
    ({ account, params }) => {
      const found = account.store
        .list('invoice_payment')
        .filter(
          ({ invoice, payment, status }) =>
            (!params.invoice || idOf(invoice) === params.invoice) &&
            (!params.payment || idOf(payment.payment_intent) === params.payment.payment_intent) &&
            (!params.status || status === params.status),
        );
      return pageOf(found, params, '/v1/invoice_payments');
    },
  ),
  route('GET /v1/invoice_payments/:id', {}, ({ account, id }) => account.need('invoice_payment', id)),
];

import type { Operation } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import type { BillingServices } from '../services.js';
import { findCustomerOf } from '../stripe/customer.repository.js';
import { billingCaches } from './cache-categories.js';

/** Where an invoice stands. A draft is not shown to people. */
export const invoiceStatuses = ['OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** One thing on an invoice. */
export interface ShownInvoiceLine {
  readonly description: string;
  readonly quantity: number;
  readonly amountCents: number;
}

/** What is shown of an invoice; moments in ISO 8601. */
export interface ShownInvoice {
  readonly id: string;
  readonly number: string | null;
  readonly status: InvoiceStatus;
  readonly totalCents: number;
  readonly paidCents: number;
  /** Part of the total. */
  readonly taxCents: number;
  /** What credit notes took off, or gave back. */
  readonly creditedCents: number;
  /** Without what costs nothing because nothing of it was used. */
  readonly lines: readonly ShownInvoiceLine[];
  /** ISO 4217. */
  readonly currency: string;
  readonly createdAt: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly pageUrl: string | null;
  readonly pdfUrl: string | null;
}

/** More invoices than anybody reads; older ones are found in the billing portal. */
const invoicesMax = 1_000;

/**
 * Invoices of a person, newest first, from the cache or Stripe; never stored. None for who never was a customer. Rejects
 * with what Stripe says when it is away and nothing is kept.
 */
export async function readInvoicesOf(operation: Operation, userId: string): Promise<readonly ShownInvoice[]> {
  const { stripe } = operation.services as BillingServices;
  const customerId = await operation.read((tx) => findCustomerOf(tx, userId));
  if (!stripe || customerId === undefined) return [];
  return operation.cache.read({
    category: billingCaches.invoices,
    key: customerId,
    load: async () => {
      const list = stripe.client.invoices.list({ customer: customerId, limit: 100 });
      return (await list.autoPagingToArray({ limit: invoicesMax })).flatMap(
        (invoice) => shown(invoice) ?? [],
      );
    },
  });
}

function shown(invoice: Stripe.Invoice): ShownInvoice | undefined {
  const status = invoiceStatuses.find((each) => each === invoice.status?.toUpperCase());
  if (!status) return undefined;
  const moment = (seconds: number): string => new Date(seconds * 1_000).toISOString();
  const line = invoice.lines.data[0]?.period;
  return {
    id: invoice.id,
    number: invoice.number,
    status,
    totalCents: invoice.total,
    paidCents: invoice.amount_paid,
    taxCents: (invoice.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0),
    creditedCents: invoice.pre_payment_credit_notes_amount + invoice.post_payment_credit_notes_amount,
    lines: invoice.lines.data
      .filter(({ quantity }) => quantity !== 0)
      .map(({ description, quantity, amount }) => ({
        description: description ?? '',
        quantity: quantity ?? 1,
        amountCents: amount,
      })),
    currency: invoice.currency.toUpperCase(),
    createdAt: moment(invoice.created),
    periodStart: moment(line?.start ?? invoice.period_start),
    periodEnd: moment(line?.end ?? invoice.period_end),
    pageUrl: invoice.hosted_invoice_url ?? null,
    pdfUrl: invoice.invoice_pdf ?? null,
  };
}

import { invalidateEntry } from '@gatefold/runtime/cache';
import type { StripeEventHandler } from '../stripe/event-handler.js';
import { billingCaches } from './cache-categories.js';

/** A change of an invoice is seen at once, in every process. */
export const invoiceEvents: StripeEventHandler = {
  types: new Set([
    'invoice.created',
    'invoice.finalized',
    'invoice.updated',
    'invoice.paid',
    'invoice.payment_failed',
    'invoice.voided',
    'invoice.marked_uncollectible',
    'invoice.deleted',
    'credit_note.created',
    'credit_note.voided',
  ]),
  handle: async ({ tx, customerId }) => {
    if (customerId === undefined) return undefined;
    await invalidateEntry(tx, billingCaches.invoices, customerId);
    return 'invoices are read again';
  },
};

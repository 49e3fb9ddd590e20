import { defineLoader } from '@gatefold/runtime/graphql';
import { InvoicePaymentEntity } from '../../payments/invoice-payment.entity.js';

/** How invoices were paid, by Stripe's ids of the invoices, as far as row security shows it. */
export const paymentOfInvoices = defineLoader<InvoicePaymentEntity>({
  name: 'payment-of-invoices',
  batch: (tx, invoiceIds) => tx.em.find(InvoicePaymentEntity, { invoiceId: { $in: [...invoiceIds] } }),
  keyOf: (payment) => payment.invoiceId,
});

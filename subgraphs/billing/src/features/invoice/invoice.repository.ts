import type { Transaction } from '@gatefold/runtime/database';
import { InvoicePaymentEntity } from '../../payments/invoice-payment.entity.js';

/** How an invoice was paid, newest payment first; null when it was not, or is not known here. */
export function findInvoicePayment(tx: Transaction, invoiceId: string): Promise<InvoicePaymentEntity | null> {
  return tx.em.findOne(InvoicePaymentEntity, { invoiceId }, { orderBy: { paidAt: 'desc' } });
}

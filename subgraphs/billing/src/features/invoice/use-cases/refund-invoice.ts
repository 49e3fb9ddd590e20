import { fail, type Operation, type Result } from '@gatefold/runtime/operation';
import { refundableCents, refundIntent } from '../../../payments/refund-intent.js';
import { atStripe } from '../../../stripe/at-stripe.js';
import { invoiceNotFound, notRefundable } from '../invoice.errors.js';
import { canRefundInvoices } from '../invoice.policy.js';
import { findInvoicePayment } from '../invoice.repository.js';

/** What to give back; `amountCents` is everything that is left when absent. */
export interface InvoiceRefund {
  readonly invoiceId: string;
  readonly amountCents?: number | null;
  readonly reason: string;
}

/**
 * Gives back what an invoice of a subscription took, in whole or in part, by an administrator; resolves to the cents.
 * What follows for the plan, the webhook brings about: in whole, it ends at once.
 */
export async function refundInvoice(operation: Operation, input: InvoiceRefund): Promise<Result<number>> {
  const { actor } = operation;
  if (!canRefundInvoices(actor) || actor.kind !== 'member')
    return fail('FORBIDDEN', 'Only administrators give money back.');
  return atStripe(operation, { name: 'refundInvoice' }, async (work) => {
    const payment = await operation.read((tx) => findInvoicePayment(tx, input.invoiceId));
    if (!payment) return invoiceNotFound();
    const leftCents = refundableCents(payment);
    const amountCents = input.amountCents ?? leftCents;
    if (leftCents === 0 || amountCents > leftCents) return notRefundable(leftCents);
    return refundIntent(operation, work, payment.intentId, {
      actorId: actor.userId,
      action: 'REFUND_INVOICE',
      subjectId: payment.id,
      amountCents,
      reason: input.reason.trim(),
    });
  });
}

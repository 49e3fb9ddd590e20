import { fromGlobalId } from '@gatefold/schema';
import { fail, type Operation, type Result } from '@gatefold/runtime/operation';
import { refundableCents, refundIntent } from '../../../payments/refund-intent.js';
import { atStripe } from '../../../stripe/at-stripe.js';
import { notRefundable, paymentNotFound } from '../payment.errors.js';
import { canRefund } from '../payment.policy.js';
import { findPayment } from '../payment.repository.js';

/** What to give back; `paymentId` is a global id, `amountCents` everything that is left when absent. */
export interface RefundWish {
  readonly paymentId: string;
  readonly amountCents?: number | null;
  readonly reason: string;
}

/**
 * Gives a payment back in whole or in part, by an administrator; resolves to the cents. It is in the audit before Stripe
 * is asked. What follows for the payment and its grant, the webhook brings about.
 */
export async function refundPayment(operation: Operation, input: RefundWish): Promise<Result<number>> {
  const { actor } = operation;
  if (!canRefund(actor) || actor.kind !== 'member')
    return fail('FORBIDDEN', 'Only administrators give money back.');
  const id = fromGlobalId('Payment', input.paymentId);
  return atStripe(operation, { name: 'refundPayment' }, async (work) => {
    const payment = id === undefined ? null : await operation.read((tx) => findPayment(tx, id));
    if (!payment) return paymentNotFound();
    const leftCents = refundableCents(payment);
    const amountCents = input.amountCents ?? leftCents;
    if (leftCents === 0 || amountCents > leftCents) return notRefundable(leftCents);
    return refundIntent(operation, work, payment.intentId, {
      actorId: actor.userId,
      action: 'REFUND_PAYMENT',
      subjectId: payment.id,
      amountCents,
      reason: input.reason.trim(),
    });
  });
}

import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { PaymentEntity } from '../../../payments/payment.entity.js';
import { atStripe } from '../../../stripe/at-stripe.js';
import { recordOutcome, recordRefund } from '../audit.repository.js';
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
  return atStripe(operation, { name: 'refundPayment', input }, async ({ stripe, workId }) => {
    const payment = id === undefined ? null : await operation.read((tx) => findPayment(tx, id));
    if (!payment) return paymentNotFound();
    const leftCents = refundableCents(payment);
    const amountCents = input.amountCents ?? leftCents;
    if (leftCents === 0 || amountCents > leftCents) return notRefundable(leftCents);
    const reason = input.reason.trim();
    const auditId = await operation.transaction((tx) =>
      recordRefund(tx, { actorId: actor.userId, subjectId: payment.id, amountCents, reason }),
    );
    const outcomeOf = (outcome: string): Promise<void> =>
      operation.transaction((tx) => recordOutcome(tx, auditId, outcome));
    try {
      const refund = await stripe.client.refunds.create(
        {
          payment_intent: payment.intentId,
          amount: amountCents,
          reason: 'requested_by_customer',
          metadata: { gatefold_audit: auditId },
        },
        { idempotencyKey: `${workId}-refund` },
      );
      await outcomeOf(`${refund.id}: ${refund.status ?? 'unknown'}`);
    } catch (error) {
      await outcomeOf(error instanceof Error ? error.message : String(error));
      throw error;
    }
    return ok(amountCents);
  });
}

function refundableCents({ status, amountCents, refundedCents }: PaymentEntity): number {
  return status === 'SUCCEEDED' || status === 'PARTIALLY_REFUNDED' ? amountCents - refundedCents : 0;
}

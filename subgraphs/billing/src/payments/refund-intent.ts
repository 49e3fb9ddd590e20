import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { StripeWork } from '../stripe/at-stripe.js';
import { audited } from './audited.js';
import type { AuditedAction } from './money-audit.repository.js';

/** Gives back a part of what a payment intent took, on record; resolves to the cents. The webhook does the rest. */
export async function refundIntent(
  operation: Operation,
  { stripe, workId }: Pick<StripeWork, 'stripe' | 'workId'>,
  intentId: string,
  action: AuditedAction,
): Promise<Result<number>> {
  const { amountCents } = action;
  await audited(operation, action, async (auditId) => {
    const refund = await stripe.client.refunds.create(
      {
        payment_intent: intentId,
        amount: amountCents,
        reason: 'requested_by_customer',
        metadata: { gatefold_audit: auditId },
      },
      { idempotencyKey: `${workId}-refund` },
    );
    return `${refund.id}: ${refund.status ?? 'unknown'}`;
  });
  return ok(amountCents);
}

/** What is left of a payment to give back, in its smallest unit; 0 while it is disputed. */
export function refundableCents(payment: {
  readonly status: string;
  readonly amountCents: number;
  readonly refundedCents: number;
}): number {
  const { status, amountCents, refundedCents } = payment;
  return status === 'SUCCEEDED' || status === 'PARTIALLY_REFUNDED' ? amountCents - refundedCents : 0;
}

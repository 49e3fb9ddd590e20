import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { audited } from '../../../payments/audited.js';
import { atStripe } from '../../../stripe/at-stripe.js';
import { findCustomerOf } from '../../../stripe/customer.repository.js';
import { giveOverageBack, OverageNotRefundable } from '../../../stripe/give-overage-back.js';
import type { OverageChargeEntity, OverageRefund } from '../overage-charge.entity.js';
import { alreadyRefunded, beingReported, chargeNotFound, notRefundable } from '../overage-charge.errors.js';
import { canRefundOverage } from '../overage-charge.policy.js';
import { findCharge, lockCharge, markRefunded } from '../overage-charge.repository.js';

/** Which charge to give back; `chargeId` is a global id. */
export interface OverageRefundWish {
  readonly chargeId: string;
  readonly reason: string;
}

/**
 * Gives overage back, by an administrator, once: unsent, off the meter, or by a credit note, whichever Stripe still takes.
 * It is in the audit before Stripe is asked. Any number of calls give it back once.
 */
export async function refundOverage(
  operation: Operation,
  input: OverageRefundWish,
): Promise<Result<OverageChargeEntity>> {
  const { actor } = operation;
  if (!canRefundOverage(actor) || actor.kind !== 'member')
    return fail('FORBIDDEN', 'Only administrators give money back.');
  const id = fromGlobalId('OverageCharge', input.chargeId);
  return atStripe(operation, { name: 'refundOverage' }, async ({ stripe }) => {
    const found = id === undefined ? undefined : await holdBack(operation, id);
    if (!found) return chargeNotFound();
    const { charge, isUnsent } = found;
    if (charge.refundedAt !== null && !isUnsent) return alreadyRefunded();
    if (charge.reportedAt === null && !isUnsent) return beingReported();
    const action = {
      actorId: actor.userId,
      action: 'REFUND_OVERAGE',
      subjectId: charge.identifier,
      amountCents: charge.amountCents,
      reason: input.reason.trim(),
    } as const;
    const asService = operation.asService('billing');
    try {
      await audited(operation, action, async (auditId) => {
        if (isUnsent) return 'NOT_SENT';
        const customerId = await asService.read((tx) => findCustomerOf(tx, charge.userId));
        const { kind, reference } = await giveOverageBack(stripe, { ...charge, customerId }, auditId);
        await asService.transaction((tx) => markRefunded(tx, charge.identifier, kind, reference));
        return `${kind satisfies OverageRefund}: ${reference}`;
      });
    } catch (error) {
      if (error instanceof OverageNotRefundable) return notRefundable(error.refusal);
      throw error;
    }
    const after = await operation.read((tx) => findCharge(tx, charge.identifier));
    return after ? ok(after) : chargeNotFound();
  });
}

/** Marks a charge of which Stripe was never told, so that it never will be; tells how it stood. */
async function holdBack(
  operation: Operation,
  identifier: string,
): Promise<{ readonly charge: OverageChargeEntity; readonly isUnsent: boolean } | undefined> {
  return operation.asService('billing').transaction(async (tx) => {
    const charge = await lockCharge(tx, identifier);
    if (!charge) return undefined;
    const isUnsent = charge.firstSentAt === null && charge.refundedAt === null;
    if (isUnsent) await markRefunded(tx, identifier, 'NOT_SENT', null);
    return { charge, isUnsent };
  });
}

import { meteredKeys, type MeteredKey } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { entitlementTopic } from '../../../entitlements/entitlement-topic.js';
import { allowanceIn, openBook } from '../../../usage/book.js';
import { saveSpendingCap } from '../../../usage/usage-account.repository.js';
import { nothingToCap } from '../usage.errors.js';

const keys = Object.keys(meteredKeys) as MeteredKey[];

/**
 * Sets what the actor agrees to pay by the unit in a period, in cents. What was charged before stays. It is refused while
 * no subscription could charge anything by the unit; 0 is always possible. A cap outlives the subscription.
 */
export async function setSpendingCap(operation: Operation, amountCents: number): Promise<Result<number>> {
  const { actor } = operation;
  if (actor.kind !== 'member') return fail('UNAUTHENTICATED', 'Sign in first.');
  const { userId } = actor;
  return operation.asService('billing').transaction(async (tx) => {
    const book = await openBook(tx, userId);
    const isOverageSold = keys.some((key) => allowanceIn(book, key).rule.limitMode === 'SOFT_METERED');
    if (amountCents > 0 && !isOverageSold) return nothingToCap();
    await saveSpendingCap(tx, userId, amountCents);
    await tx.signal(entitlementTopic, userId);
    return ok(amountCents);
  });
}

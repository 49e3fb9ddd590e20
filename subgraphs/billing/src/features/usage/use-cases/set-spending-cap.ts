import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { entitlementTopic } from '../../../entitlements/entitlement-topic.js';
import { lockAccount, saveSpendingCap } from '../../../usage/usage-account.repository.js';

/** Sets what the actor agrees to pay by the unit in a period, in cents. What was charged before stays. */
export async function setSpendingCap(operation: Operation, amountCents: number): Promise<Result<number>> {
  const { actor } = operation;
  if (actor.kind !== 'member') return fail('UNAUTHENTICATED', 'Sign in first.');
  const { userId } = actor;
  return operation.asService('billing').transaction(async (tx) => {
    await lockAccount(tx, userId);
    await saveSpendingCap(tx, userId, amountCents);
    await tx.signal(entitlementTopic, userId);
    return ok(amountCents);
  });
}

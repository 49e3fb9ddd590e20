import { passes } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { insertGrant, lockGrantOfSource, markRevoked, restore } from '../grants/grant-change.repository.js';
import { readClock } from '../grants/grant.repository.js';
import { givesAccess, passKey, type PaymentFacts } from './payment-facts.js';
import { keepAccessRevoked } from './payment-projection.repository.js';

const source = 'STRIPE_PAYMENT';
const dayMs = 86_400_000;

/**
 * Makes the grant of a pass what its payment says, whatever it said before. Only what the payment itself took back comes
 * back with it: a grant that an administrator took back stays so. `revokedAt` is when the payment took it back.
 */
export async function settlePass(
  tx: Transaction,
  userId: string,
  facts: PaymentFacts,
  revokedAt: Date | null,
): Promise<void> {
  const pass = passes.find(({ key }) => key === facts.metadata[passKey]);
  if (!pass || !facts.paidAt) return;
  const { intentId: sourceRef, paidAt } = facts;
  const grant = await lockGrantOfSource(tx, source, sourceRef);
  if (givesAccess(facts.status)) {
    if (grant && revokedAt && grant.revokedAt?.getTime() === revokedAt.getTime()) await restore(tx, grant);
    if (revokedAt) await keepAccessRevoked(tx, sourceRef, null);
    if (grant) return;
    const endsAt = new Date(paidAt.getTime() + pass.days * dayMs);
    const reason = `Bought: ${pass.name}.`;
    const { planKey } = pass;
    await insertGrant(tx, { userId, planKey, source, sourceRef, reason, startsAt: paidAt, endsAt });
  } else if (!revokedAt) {
    const at = await readClock(tx);
    if (grant && grant.revokedAt === null) await markRevoked(tx, grant, at);
    await keepAccessRevoked(tx, sourceRef, at);
  }
}

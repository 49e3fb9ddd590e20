import type { Transaction } from '@gatefold/runtime/database';
import { insertGrant, lockGrantOfSource, markRevoked, moveTo } from '../grants/grant-change.repository.js';
import { readClock } from '../grants/grant.repository.js';
import { accessOf } from './subscription-access.js';
import type { SubscriptionFacts } from './subscription-facts.js';

const source = 'STRIPE_SUBSCRIPTION';

/**
 * Makes the grant of a subscription what its facts say. Grants of other sources stay, and one that an administrator took
 * back stays taken back.
 */
export async function settleGrant(
  tx: Transaction,
  userId: string,
  facts: SubscriptionFacts,
  graceDays: number,
): Promise<void> {
  const { subscriptionId: sourceRef, planKey, currentPeriodStart, endedAt } = facts;
  const at = await readClock(tx);
  const access = accessOf(facts, graceDays);
  const grant = await lockGrantOfSource(tx, source, sourceRef);
  if (grant?.revokedAt) return;
  if (access.kind === 'OPEN') {
    const { until: endsAt } = access;
    if (grant) return moveTo(tx, grant, { planKey, endsAt });
    const startsAt = currentPeriodStart < at ? currentPeriodStart : at;
    const reason = 'Subscribed through Stripe.';
    await insertGrant(tx, { userId, planKey, source, sourceRef, reason, startsAt, endsAt });
  } else if (access.kind === 'OVER') {
    if (grant) await markRevoked(tx, grant, endedAt ?? at);
  } else if (grant && (grant.endsAt === null || grant.endsAt > at)) {
    await moveTo(tx, grant, { planKey: grant.planKey, endsAt: at });
  }
}

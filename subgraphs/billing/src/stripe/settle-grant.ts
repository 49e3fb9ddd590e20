import type { Transaction } from '@gatefold/runtime/database';
import {
  insertGrant,
  lockGrantOfSource,
  markRevoked,
  moveTo,
  restore,
} from '../grants/grant-change.repository.js';
import type { GrantEntity } from '../grants/grant.entity.js';
import { readClock } from '../grants/grant.repository.js';
import { isPeriodTakenBack } from '../payments/invoice-payment.repository.js';
import { monthAround } from '../usage/calendar.js';
import { accessOf } from './subscription-access.js';
import type { SubscriptionFacts } from './subscription-facts.js';
import { keepAccessRevoked, readAccessRevoked } from './subscription-projection.repository.js';

const source = 'STRIPE_SUBSCRIPTION';

/**
 * Makes the grant of a subscription what its facts and its payments say. Grants of other sources stay, and one that an
 * administrator took back stays taken back.
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
  if (await followPayment(tx, facts, grant, at)) return;
  if (grant?.revokedAt) return;
  if (access.kind === 'OPEN') {
    const { until: endsAt } = access;
    const startsAt = anchorOf(grant?.startsAt ?? null, currentPeriodStart, at);
    if (grant) return moveTo(tx, grant, { planKey, startsAt, endsAt });
    const reason = 'Subscribed through Stripe.';
    await insertGrant(tx, { userId, planKey, source, sourceRef, reason, startsAt, endsAt });
  } else if (access.kind === 'OVER') {
    if (grant) await markRevoked(tx, grant, endedAt ?? at);
  } else if (grant && (grant.endsAt === null || grant.endsAt > at)) {
    await moveTo(tx, grant, { planKey: grant.planKey, startsAt: grant.startsAt, endsAt: at });
  }
}

/**
 * Takes the grant back at once when a payment for the period that runs was given back in whole or lost in a dispute, and
 * lets it count again when that is over: a dispute was won, or another period was paid. Resolves to whether it is taken
 * back. Only what a payment took back comes back with it.
 */
async function followPayment(
  tx: Transaction,
  { subscriptionId, status, currentPeriodStart }: SubscriptionFacts,
  grant: GrantEntity | null,
  at: Date,
): Promise<boolean> {
  const revokedAt = await readAccessRevoked(tx, subscriptionId);
  // While a period is not paid yet, the one before it counts.
  const since = status === 'PAST_DUE' ? currentPeriodStart.getTime() - 1 : currentPeriodStart.getTime();
  const isTakenBack = await isPeriodTakenBack(tx, subscriptionId, new Date(since));
  if (isTakenBack && !revokedAt) {
    if (grant && grant.revokedAt === null) await markRevoked(tx, grant, at);
    await keepAccessRevoked(tx, subscriptionId, at);
  } else if (!isTakenBack && revokedAt) {
    if (grant?.revokedAt?.getTime() === revokedAt.getTime()) await restore(tx, grant);
    await keepAccessRevoked(tx, subscriptionId, null);
  }
  return isTakenBack;
}

/**
 * The start of a grant, from which the ledger counts months of use: they are Stripe's periods. It moves when Stripe begins
 * another rhythm, as after a trial or with yearly payment, and never into the future.
 */
function anchorOf(present: Date | null, periodStart: Date, at: Date): Date {
  if (periodStart > at) return present ?? at;
  const isInRhythm =
    present !== null && Number(monthAround(periodStart, present).startsAt) === Number(periodStart);
  return isInRhythm ? present : periodStart;
}

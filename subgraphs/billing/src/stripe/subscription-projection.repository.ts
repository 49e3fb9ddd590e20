import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import type { SubscriptionFacts } from './subscription-facts.js';

/**
 * Writes what Stripe says of a subscription over what is kept of it; the one place that writes this table, for
 * `sync-customer.ts` alone. Resolves to whether anything was different. `eventAt` is when the event happened that led
 * here, null for a reconciliation.
 */
export async function projectSubscription(
  tx: Transaction,
  userId: string,
  facts: SubscriptionFacts,
  eventAt: Date | null,
): Promise<boolean> {
  const values = [
    v7(),
    userId,
    facts.subscriptionId,
    facts.customerId,
    facts.status,
    facts.planKey,
    facts.interval,
    facts.amountCents,
    facts.currency,
    facts.nextPlanKey,
    facts.nextInterval,
    ...[
      facts.startedAt,
      facts.currentPeriodStart,
      facts.currentPeriodEnd,
      facts.cancelAt,
      facts.trialEnd,
      facts.pastDueSince,
      facts.nextAttemptAt,
      facts.endedAt,
    ].map((moment) => moment?.toISOString() ?? null),
    facts.endReason,
    eventAt?.toISOString() ?? null,
  ];
  const kept = columns.map((column) => `kept.${column}`).join(', ');
  const told = columns.map((column) => `excluded.${column}`).join(', ');
  const [row] = await tx.sql(
    `with before as (select * from subscription where subscription_id = $3),
     written as (
       insert into subscription as kept (id, user_id, subscription_id, ${columns.join(', ')}, last_event_at)
       values (${values.map((_, index) => `$${index + 1}`).join(', ')})
       on conflict (subscription_id) do update set (${columns.join(', ')}) = row(${told}),
         synced_at = clock_timestamp(),
         last_event_at = greatest(kept.last_event_at, excluded.last_event_at)
       returning ${kept}
     )
     select not exists (select 1 from before) or exists (
       select ${columns.join(', ')} from written except select ${columns.join(', ')} from before
     ) as differs`,
    values,
  );
  return row?.['differs'] === true;
}

const columns = [
  'customer_id',
  'status',
  'plan_key',
  'interval',
  'amount_cents',
  'currency',
  'next_plan_key',
  'next_interval',
  'started_at',
  'current_period_start',
  'current_period_end',
  'cancel_at',
  'trial_end',
  'past_due_since',
  'next_attempt_at',
  'ended_at',
  'end_reason',
];

/** When a refund or a lost dispute took back what a subscription gives; null while it counts. */
export async function readAccessRevoked(tx: Transaction, subscriptionId: string): Promise<Date | null> {
  const [row] = await tx.sql('select access_revoked_at from subscription where subscription_id = $1', [
    subscriptionId,
  ]);
  const at = row?.['access_revoked_at'] as string | Date | null | undefined;
  return at ? new Date(at) : null;
}

/** Keeps when that happened; null: it counts. */
export async function keepAccessRevoked(
  tx: Transaction,
  subscriptionId: string,
  at: Date | null,
): Promise<void> {
  await tx.sql('update subscription set access_revoked_at = $2 where subscription_id = $1', [
    subscriptionId,
    at?.toISOString() ?? null,
  ]);
}

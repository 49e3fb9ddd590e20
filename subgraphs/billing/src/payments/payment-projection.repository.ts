import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import type { PaymentFacts } from './payment-facts.js';

/** Waits until nobody else works on what Stripe says of this payment, to the end of the transaction. */
export async function lockPayment(tx: Transaction, intentId: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify(['stripe-payment', intentId]),
  ]);
}

/** Keeps what Stripe says; resolves to when what was bought was taken back, if it was. */
export async function projectPayment(
  tx: Transaction,
  userId: string,
  facts: PaymentFacts,
  eventAt: Date | null,
): Promise<Date | null> {
  const [row] = await tx.sql(
    `insert into payment as kept (id, user_id, intent_id, amount_cents, refunded_cents, currency, status, description,
       metadata, failure_reason, created_at, paid_at, last_event_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13)
     on conflict (intent_id) do update set amount_cents = excluded.amount_cents,
       refunded_cents = excluded.refunded_cents, status = excluded.status, description = excluded.description,
       metadata = excluded.metadata, failure_reason = excluded.failure_reason, paid_at = excluded.paid_at,
       synced_at = clock_timestamp(), last_event_at = greatest(kept.last_event_at, excluded.last_event_at)
     returning access_revoked_at`,
    [
      v7(),
      userId,
      facts.intentId,
      facts.amountCents,
      facts.refundedCents,
      facts.currency,
      facts.status,
      facts.description,
      JSON.stringify(facts.metadata),
      facts.failureReason,
      facts.createdAt.toISOString(),
      facts.paidAt?.toISOString() ?? null,
      eventAt?.toISOString() ?? null,
    ],
  );
  const revokedAt = row?.['access_revoked_at'] as string | Date | null;
  return revokedAt === null ? null : new Date(revokedAt);
}

/** Keeps when what was bought was taken back; null: it counts. */
export async function keepAccessRevoked(tx: Transaction, intentId: string, at: Date | null): Promise<void> {
  await tx.sql('update payment set access_revoked_at = $2 where intent_id = $1', [
    intentId,
    at?.toISOString() ?? null,
  ]);
}

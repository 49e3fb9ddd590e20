import type { Operation } from '@gatefold/runtime/operation';
import type { StripeAccess } from '../../../stripe/stripe-access.js';
import { idOf } from '../../../stripe/subscription-facts.js';
import { syncPayment } from '../../../payments/sync-payment.js';

/** Longer than Stripe repeats a webhook, 3 days. */
const lookBackSeconds = 7 * 86_400;
/** What one night looks at of each kind. */
const listMax = 10_000;

/**
 * Looks again at every payment that was begun, refunded or disputed lately, for what no webhook told of; resolves to the
 * number of ours. One that fails is logged and left for the next night.
 */
export async function reconcilePayments(operation: Operation, stripe: StripeAccess): Promise<number> {
  const { client } = stripe;
  const created = { gte: Math.floor(Date.now() / 1_000) - lookBackSeconds };
  const limit = { limit: listMax };
  const [intents, refunds, disputes] = await Promise.all([
    client.paymentIntents.list({ created, limit: 100 }).autoPagingToArray(limit),
    client.refunds.list({ created, limit: 100 }).autoPagingToArray(limit),
    client.disputes.list({ limit: 100 }).autoPagingToArray(limit),
  ]);
  const told = [...refunds, ...disputes].flatMap(({ payment_intent: intent }) =>
    intent ? [idOf(intent)] : [],
  );
  let count = 0;
  for (const intentId of new Set([...intents.map(({ id }) => id), ...told])) {
    try {
      if (await operation.transaction((tx) => syncPayment(tx, stripe, intentId, null))) count += 1;
    } catch (error) {
      operation.log.warn({ err: error, intentId }, 'payment_not_reconciled');
    }
  }
  return count;
}

import { backoffMs } from '@gatefold/runtime/events';
import type { Operation } from '@gatefold/runtime/operation';
import type { Transaction } from '@gatefold/runtime/database';
import type { WebhookEnding } from '../metrics/billing-metrics.js';
import type { BillingServices } from '../services.js';
import type { WebhookResult } from './provider.js';
import {
  claimNext,
  failWebhook,
  finishWebhook,
  type ClaimedWebhook,
  type WebhookLane,
} from './webhook-event.repository.js';

/** Failed attempts after which an event is a dead letter. */
const webhookAttemptsMax = 8;
/** No pause between two attempts is longer. */
const retryCapMs = 300_000;
/** Events of one subject before others get their turn. */
const laneEventsMax = 50;
const reasonLengthMax = 2_000;

/** Processes what waits in a lane, in order, until its first event is not due or `isStopping`; resolves to the number. */
export async function workLane(
  operation: Operation<BillingServices>,
  lane: WebhookLane,
  isStopping: () => boolean,
): Promise<number> {
  let count = 0;
  while (count < laneEventsMax && !isStopping() && (await processNext(operation, lane))) count += 1;
  return count;
}

/** Whether an event was settled; false when none is due, or when it failed and waits. */
async function processNext(operation: Operation<BillingServices>, lane: WebhookLane): Promise<boolean> {
  let claimed: ClaimedWebhook | undefined;
  const startedAt = performance.now();
  const count = (type: string, ending: WebhookEnding): void => {
    const seconds = (performance.now() - startedAt) / 1_000;
    operation.services.metrics.webhookProcessed({ provider: lane.provider, type, ending, seconds });
  };
  try {
    const settled = await operation.transaction((tx) =>
      settleNext(tx, operation, lane, (webhook) => {
        claimed = webhook;
      }),
    );
    if (settled && claimed) count(claimed.type, settled === 'DONE' ? 'done' : 'unhandled');
    return settled !== undefined;
  } catch (error) {
    if (!claimed) throw error;
    await recordFailure(operation, lane, claimed, error);
    const isDead = claimed.attempts + 1 >= webhookAttemptsMax;
    count(claimed.type, isDead ? 'dead' : 'failed');
    return isDead;
  }
}

/** Resolves to what came of the event that is due; undefined when none is. */
async function settleNext(
  tx: Transaction,
  operation: Operation<BillingServices>,
  lane: WebhookLane,
  onClaimed: (webhook: ClaimedWebhook) => void,
): Promise<WebhookResult['status'] | undefined> {
  const webhook = await claimNext(tx, lane);
  if (!webhook) return undefined;
  onClaimed(webhook);
  const provider = operation.services.webhookProviders.get(lane.provider);
  if (!provider) throw new Error(`${lane.provider} is not set up: give billing its webhook secret`);
  const result = await provider.handle(tx, webhook);
  await finishWebhook(tx, webhook.id, result);
  return result.status;
}

async function recordFailure(
  operation: Operation<BillingServices>,
  { provider }: WebhookLane,
  event: ClaimedWebhook,
  error: unknown,
): Promise<void> {
  const attempt = event.attempts + 1;
  const isLast = attempt >= webhookAttemptsMax;
  const delayMs = backoffMs(attempt, { baseMs: operation.services.webhookRetryMs, capMs: retryCapMs });
  const reason = (error instanceof Error ? error.message : String(error))
    .replaceAll('\0', '')
    .slice(0, reasonLengthMax);
  await operation.transaction((tx) => failWebhook(tx, event, { reason, delayMs, isLast }));
  const fields = { provider, webhookId: event.id, type: event.type, attempt, err: error };
  if (isLast) operation.log.error(fields, 'webhook_dead');
  else operation.log.warn({ ...fields, retryInMs: delayMs }, 'webhook_failed');
}

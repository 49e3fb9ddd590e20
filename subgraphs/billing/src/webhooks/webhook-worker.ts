import { startWorkLoop } from '@gatefold/runtime/events';
import type { Worker } from '@gatefold/runtime/features';
import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../services.js';
import { workLane } from './work-lane.js';
import { findReadyLanes, type WebhookLane } from './webhook-event.repository.js';
import { webhookQueueKey, webhookQueueTopic } from './webhook-topics.js';

/** Subjects that one process works on at once. */
const lanesAtOnce = 4;
/** Subjects looked up at once: finding them costs more than remembering them. */
const lanesMax = 256;
/** Longest wait when a signal is lost, and for an event that is due again. */
const pollMs = 500;

const keyOf = (lane: WebhookLane): string => JSON.stringify([lane.provider, lane.subject]);

/**
 * Processes stored webhooks: one after the other within a subject, subjects side by side, in every process that works.
 * What a killed process had begun is rolled back by the database and free again at once.
 */
export const webhookWorker: Worker = {
  start: (operation) => startWebhookWorker(operation as Operation<BillingServices>),
};

function startWebhookWorker(operation: Operation<BillingServices>): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>();
  let stopping = false;

  const slotFree = async (): Promise<void> => {
    while (running.size >= lanesAtOnce) await Promise.race(running.values());
  };
  const begin = (lane: WebhookLane): void => {
    const work = workLane(operation, lane, () => stopping)
      .catch((error: unknown) => {
        operation.log.warn({ err: error }, 'webhook_not_taken');
        return 0;
      })
      .then((count) => {
        running.delete(keyOf(lane));
        // A lane that gave nothing is worked on elsewhere: asking again at once would only spin.
        if (count > 0) loop.wake();
      });
    running.set(keyOf(lane), work);
  };
  const step = async (): Promise<boolean> => {
    await slotFree();
    const ready = await operation.read((tx) => findReadyLanes(tx, lanesMax));
    const fresh = ready.filter((lane) => !running.has(keyOf(lane)));
    for (const lane of fresh) {
      await slotFree();
      if (stopping) return false;
      begin(lane);
    }
    return fresh.length === lanesMax;
  };

  const loop = startWorkLoop({ name: 'webhooks', pollMs, log: operation.log, step });
  const signals = operation.live.subscribe(webhookQueueTopic, webhookQueueKey);
  const listening = (async () => {
    for await (const _ of signals) loop.wake();
  })();
  return {
    stop: async () => {
      stopping = true;
      await signals.return?.();
      await Promise.all([listening, loop.stop(), ...running.values()]);
    },
  };
}

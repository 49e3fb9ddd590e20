import { usageCompleted } from '@gatefold/schema';
import type { Operation, Result } from '@gatefold/runtime/operation';
import { ServiceUnavailableError } from '@gatefold/runtime/service-calls';
import type { AiServices } from '../services/ai-services.js';
import type { MeteredWork } from './usage-meter.js';

/**
 * Runs work that a plan pays for: a unit is held before, used when the outcome is ok, and given back when it is not or
 * the work throws. A process that dies in between leaves a reservation that billing gives back by itself.
 */
export async function metered<Outcome extends { readonly ok: boolean }>(
  operation: Operation<AiServices>,
  work: MeteredWork,
  run: () => Promise<Outcome>,
): Promise<Result<Outcome>> {
  const { meter } = operation.services;
  const held = await meter.reserve(work, operation.requestId);
  if (!held.ok) return held;
  let outcome: Outcome | undefined;
  try {
    outcome = await run();
    return { ok: true, value: outcome };
  } finally {
    await (outcome?.ok ? use(operation, work) : giveBack(operation, work));
  }
}

/** Tells billing directly, or by an event when it does not answer: what was done is counted sooner or later. */
async function use(operation: Operation<AiServices>, work: MeteredWork): Promise<void> {
  try {
    const used = await operation.services.meter.commit(work, operation.requestId);
    if (!used.ok) operation.log.warn({ work, errors: used.errors }, 'usage_not_committed');
  } catch (error) {
    if (!(error instanceof ServiceUnavailableError)) throw error;
    operation.log.warn({ work, err: error }, 'usage_committed_by_event');
    const { id: reservationId, userId } = work;
    await operation.transaction((tx) => tx.record(usageCompleted, { reservationId, userId }, userId));
  }
}

async function giveBack(operation: Operation<AiServices>, work: MeteredWork): Promise<void> {
  try {
    await operation.services.meter.release(work, operation.requestId);
  } catch (error) {
    operation.log.warn({ work, err: error }, 'usage_expires_by_itself');
  }
}

import { setImmediate as turn } from 'node:timers/promises';
import type { Planner } from './planner.js';

/** How much is planned before a new supergraph takes over. */
export interface WarmUpLimits {
  readonly operationsMax: number;
  /** Milliseconds after which the swap waits no longer. */
  readonly budgetMs: number;
}

/**
 * Plans what one planner was asked last on another, so that its first requests find their plans; requests are served in
 * between. Answers how many operations were planned: those that the new supergraph does not have any more are left out.
 */
export async function warmPlans(
  planner: Planner,
  previous: Planner,
  { operationsMax, budgetMs }: WarmUpLimits,
): Promise<number> {
  const endMs = performance.now() + budgetMs;
  let planned = 0;
  for (const text of previous.lastOperations(operationsMax)) {
    await turn();
    if (performance.now() >= endMs) break;
    if (planner.warm(text)) planned += 1;
  }
  return planned;
}

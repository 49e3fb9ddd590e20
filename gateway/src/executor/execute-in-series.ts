import type { QueryPlan } from '@apollo/query-planner';
import type { MutationSteps } from '../planner/mutation-steps.js';
import type { SelectedOperation } from '../planner/normalise-operation.js';
import type { Result } from './executor.js';

/**
 * Runs the root fields of a mutation one after another, each with all that belongs to it. A failure that leaves no data
 * ends it: what would follow does not run. A subgraph that answers all of it by itself is asked once, since it does the same.
 */
export async function executeInSeries(
  { whole, steps }: MutationSteps,
  planOf: (operation: SelectedOperation) => QueryPlan | undefined,
  execute: (operation: SelectedOperation) => Promise<Result>,
): Promise<Result> {
  if (steps.length === 0) return { data: {} };
  if (steps.length === 1 || planOf(whole)?.node?.kind === 'Fetch') return execute(whole);
  const data: Record<string, unknown> = {};
  const errors: NonNullable<Result['errors']>[number][] = [];
  for (const step of steps) {
    const result = await execute(step);
    errors.push(...(result.errors ?? []));
    if (!result.data) return { data: null, errors };
    Object.assign(data, result.data);
  }
  return errors.length > 0 ? { data, errors } : { data };
}

import type { FetchStep } from '../program/program.js';
import type { Refusal, RunErrors } from './run-errors.js';
import type { Json } from './targets.js';

/**
 * For entities that cannot be asked for as the step says: what can still be asked for, and the errors of what cannot
 * because something that it needs failed.
 */
export function partialTargets(
  step: FetchStep,
  incomplete: readonly Json[],
  errors: RunErrors,
): ReadonlyMap<FetchStep, ReadonlySet<Json>> {
  const parts = new Map<FetchStep, Set<Json>>();
  const refused = new Map<Json, Refusal>();
  for (const target of incomplete) {
    const { missing, failure } = errors.missingInputs(step, target);
    const part = missing.size > 0 ? step.partFor?.(String(target['__typename']), missing) : undefined;
    if (part) parts.set(part, (parts.get(part) ?? new Set()).add(target));
    if (failure) refused.set(target, { failure, part });
  }
  errors.addRefused(step, refused);
  return parts;
}

import { entitlementFacts, planOf } from '@gatefold/schema';
import type { AccessSnapshot } from '@gatefold/runtime/identity';
import { fail, quotaExceeded, type Failure } from '@gatefold/runtime/operation';

/** The same words whether the project is missing or somebody else's. */
export function projectNotFound(path: readonly string[]): Failure {
  return fail('NOT_FOUND', 'There is no such project.', path);
}

/** The same words whether the suggestion is missing or somebody else's. */
export function suggestionNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no such suggestion.', ['input', 'suggestionId']);
}

/** The entitlement as it was met: what is used, the limit, and the cheapest plan that allows more. */
export function projectQuotaExceeded({ tier, entitlements }: AccessSnapshot, used: number): Failure {
  const key = 'content.projects';
  const facts = entitlementFacts({ key, value: entitlements[key], plan: planOf(tier), use: { used } });
  return quotaExceeded(facts, ['input']);
}

import { plans, planOf } from '@gatefold/schema';
import type { AccessSnapshot } from '@gatefold/runtime/identity';
import { fail, type Failure } from '@gatefold/runtime/operation';

/** The same words whether the project is missing or somebody else's. */
export function projectNotFound(path: readonly string[]): Failure {
  return fail('NOT_FOUND', 'There is no such project.', path);
}

/** The same words whether the suggestion is missing or somebody else's. */
export function suggestionNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no such suggestion.', ['input', 'suggestionId']);
}

/** Names the limit, the plan and the cheapest plan that allows more. */
export function projectQuotaExceeded({ tier, entitlements }: AccessSnapshot): Failure {
  const limit = Number(entitlements['content.projects']);
  const larger = plans
    .filter((plan) => Number(plan.entitlements['content.projects']) > limit)
    .sort((one, other) => one.rank - other.rank)[0];
  const wayOut = larger
    ? `${larger.name} allows ${Number(larger.entitlements['content.projects'])}.`
    : 'No plan allows more: delete a project that you no longer need.';
  return fail('QUOTA_EXCEEDED', `Your ${planOf(tier).name} plan allows ${limit} projects. ${wayOut}`, [
    'input',
  ]);
}

/** Says why the project is read-only and the two ways out. */
export function projectFrozen({ title }: { readonly title: string }, { tier, entitlements }: AccessSnapshot): Failure {
  const limit = Number(entitlements['content.projects']);
  const message = `“${title}” is frozen: your ${planOf(tier).name} plan keeps ${limit} projects live. Choose which ones stay live, or move to a larger plan.`;
  return fail('QUOTA_EXCEEDED', message, ['input', 'id']);
}

import type { EntitlementFacts, ErrorCode, UserError } from '@gatefold/schema';

/** What a use case returns: its value, or expected failures for the person. */
export type Result<Value> = Success<Value> | Failure;
export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}
export interface Failure {
  readonly ok: false;
  readonly errors: readonly UserError[];
}

export function ok<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

/** A failure with one error. `path` leads to the argument, outermost first. */
export function fail(code: ErrorCode, message: string, path?: readonly string[]): Failure {
  return { ok: false, errors: [path ? { code, message, path } : { code, message }] };
}

/** A failure at a limit of a plan: its message is the reason of the entitlement, and the entitlement goes with it. */
export function quotaExceeded(entitlement: EntitlementFacts, path?: readonly string[]): Failure {
  const error: UserError = { code: 'QUOTA_EXCEEDED', message: entitlement.reason, entitlement };
  return { ok: false, errors: [path ? { ...error, path } : error] };
}

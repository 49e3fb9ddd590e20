import type { ErrorCode } from '../gql/graphql.js';

/** An expected failure as mutations return it. */
export interface ShownUserError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly path?: readonly string[] | null;
}

/** Splits failures into those of a field that the form shows and the rest. `fields` are names below `input`. */
export function sortUserErrors<Field extends string>(
  errors: readonly ShownUserError[],
  fields: readonly Field[],
): { readonly byField: ReadonlyMap<Field, string>; readonly rest: readonly string[] } {
  const byField = new Map<Field, string>();
  const rest: string[] = [];
  for (const { path, message } of errors) {
    const field = fields.find((name) => path?.includes(name));
    if (field && !byField.has(field)) byField.set(field, message);
    else rest.push(message);
  }
  return { byField, rest };
}

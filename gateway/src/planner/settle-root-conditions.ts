import { Kind, type DocumentNode, type FieldNode } from 'graphql';
import { gatewayError } from '../errors/gateway-error.js';
import { withFragments, type SelectedOperation } from './normalise-operation.js';
import { isKept, rootFields } from './root-fields.js';

/**
 * A subscription with `@skip` and `@include` of its root evaluated and root fragments expanded, since the planner
 * cannot plan them. Throws when no field, or more than one, is left (GraphQL specification, 6.2.3.1).
 */
export function settleRootConditions(
  { operation, fragments }: SelectedOperation,
  variables: Readonly<Record<string, unknown>>,
): SelectedOperation {
  const fields = rootFields(operation.selectionSet, fragments, (selection) => isKept(selection, variables));
  const names = new Set(fields.map(({ alias, name }) => (alias ?? name).value));
  if (names.size !== 1 || fields.some(({ name }) => name.value.startsWith('__'))) {
    throw gatewayError(
      'GRAPHQL_VALIDATION_FAILED',
      'A subscription must select exactly one field of the API.',
      {
        status: 400,
      },
    );
  }
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...fragments.values()] };
  const settled = {
    ...operation,
    selectionSet: { ...operation.selectionSet, selections: fields.map(unconditional) },
  };
  return withFragments(settled, document);
}

/** The field without `@skip` and `@include`. */
export function unconditional(field: FieldNode): FieldNode {
  const directives = (field.directives ?? []).filter(
    ({ name }) => name.value !== 'skip' && name.value !== 'include',
  );
  return { ...field, directives };
}

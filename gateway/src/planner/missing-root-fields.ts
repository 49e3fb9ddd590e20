import type { QueryPlan } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { gatewayError } from '../errors/gateway-error.js';
import { canonicalOperation } from './canonical-operation.js';
import type { SelectedOperation } from './normalise-operation.js';
import { isKept, plannedRootNames, rootFields } from './root-fields.js';

/**
 * Correction of the planner: it answers an interface without implementations with an empty plan, which would be a
 * silent null. Throws `INTERNAL` when no fetch brings a field that the operation asks for.
 */
export function refuseMissingRootFields(selected: SelectedOperation, plan: QueryPlan): void {
  const { operation, fragments } = selected;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return;
  const planned = plannedRootNames(plan);
  const { names } = canonicalOperation(selected);
  const missing = rootFields(operation.selectionSet, fragments, (selection) => isKept(selection)).find(
    (field) => !field.name.value.startsWith('__') && !planned.has(names.get(field) ?? ''),
  );
  if (!missing) return;
  const responseName = (missing.alias ?? missing.name).value;
  throw gatewayError('INTERNAL', `No subgraph can answer "${missing.name.value}".`, {
    nodes: missing,
    path: [responseName],
  });
}

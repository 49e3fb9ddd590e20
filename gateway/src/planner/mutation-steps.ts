import { Kind, OperationTypeNode, type DocumentNode, type FieldNode } from 'graphql';
import { withFragments, type SelectedOperation } from './normalise-operation.js';
import { isKept, rootFields } from './root-fields.js';
import { unconditional } from './settle-root-conditions.js';

/** A mutation with the conditions of its root settled. */
export interface MutationSteps {
  /** All of it. */
  readonly whole: SelectedOperation;
  /** One operation for each response name, in the order of the document. */
  readonly steps: readonly SelectedOperation[];
}

/** Combinations of conditions that are remembered for one document. */
const combinationsMax = 32;
const known = new WeakMap<SelectedOperation, Map<string, MutationSteps>>();

/**
 * The root fields of a mutation as operations that run one after another (GraphQL specification, 6.2.2), since a plan
 * for all of them reads entities of the first after the second has run, goes on after a failure that leaves no data,
 * and runs a field twice that is selected twice under different conditions. Undefined for an operation that is no
 * mutation or selects one field.
 */
export function mutationSteps(
  selected: SelectedOperation,
  variables: Readonly<Record<string, unknown>>,
): MutationSteps | undefined {
  const { operation, fragments } = selected;
  if (operation.operation !== OperationTypeNode.MUTATION) return undefined;
  const all = rootFields(operation.selectionSet, fragments, () => true);
  if (all.length < 2) return undefined;
  const kept = rootFields(operation.selectionSet, fragments, (selection) => isKept(selection, variables));
  let byFields = known.get(selected);
  if (!byFields) known.set(selected, (byFields = new Map()));
  const key = kept.map((field) => all.indexOf(field)).join();
  let steps = byFields.get(key);
  if (!steps) {
    if (byFields.size >= combinationsMax) byFields.clear();
    byFields.set(key, (steps = stepsOf(selected, kept)));
  }
  return steps;
}

function stepsOf({ operation, fragments }: SelectedOperation, kept: readonly FieldNode[]): MutationSteps {
  const byName = new Map<string, FieldNode[]>();
  for (const field of kept.map(unconditional)) {
    const name = (field.alias ?? field.name).value;
    byName.set(name, [...(byName.get(name) ?? []), field]);
  }
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...fragments.values()] };
  const operationOf = (fields: readonly FieldNode[]): SelectedOperation =>
    withFragments({ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } }, document);
  const groups = [...byName.values()];
  return { whole: operationOf(groups.flat()), steps: groups.map(operationOf) };
}

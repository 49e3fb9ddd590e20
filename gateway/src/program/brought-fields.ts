import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { TypeTest } from './type-test.js';

/** The response names that a fetch of entities brings for an entity of a type. */
export type BroughtFields = (typename: string, isOfType: TypeTest) => readonly string[];

/** Reads them from the operation of the fetch when they are first asked for: only failures need them. */
export function broughtFields(operation: string): BroughtFields {
  let entities: SelectionSetNode | undefined;
  return (typename, isOfType) => {
    entities ??= entitySelection(operation);
    return [...new Set(namesFor(entities, typename, isOfType))];
  };
}

function entitySelection(text: string): SelectionSetNode {
  const [operation] = parse(text, { noLocation: true }).definitions;
  const [entities] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new Error('no fetch of entities');
  return entities.selectionSet;
}

function namesFor({ selections }: SelectionSetNode, typename: string, isOfType: TypeTest): string[] {
  return selections.flatMap((selection): string[] => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    const condition = selection.typeCondition?.name.value;
    if (condition !== undefined && !isOfType(typename, condition)) return [];
    return namesFor(selection.selectionSet, typename, isOfType);
  });
}

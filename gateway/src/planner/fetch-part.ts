import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What of a fetch of entities stays. */
export interface KeptPart {
  /** Whether it still brings a field of a type. */
  brings(type: string, field: string): boolean;
  /** Whether a field stays in its representations; `isTop`: one of the entity itself. */
  requires(field: string, isTop: boolean): boolean;
}

/** A fetch of entities that brings some of the fields; undefined when none are left. */
export function fetchPart(fetch: FetchNode, kept: KeptPart): FetchNode | undefined {
  const document = operationPart(parse(fetch.operation, { noLocation: true }), kept);
  if (!document) return undefined;
  const used = new Set<string>();
  visit(document, { Variable: ({ name }) => void used.add(name.value) });
  const required = (
    selections: readonly QueryPlanSelectionNode[],
    isTop: boolean,
  ): QueryPlanSelectionNode[] =>
    selections.flatMap((selection) => {
      const isField = selection.kind === 'Field';
      if (isField && !kept.requires(selection.name, isTop)) return [];
      const inner = selection.selections && { selections: required(selection.selections, isTop && !isField) };
      return [{ ...selection, ...inner } as QueryPlanSelectionNode];
    });
  return {
    ...fetch,
    requires: required(fetch.requires ?? [], true),
    variableUsages: (fetch.variableUsages ?? []).filter((name) => used.has(name)),
    operation: stripIgnoredCharacters(print(document)),
  };
}

/** Calls `visitField` for each field of an entity that an operation brings. */
export function forEachEntityField(
  operation: string,
  visitField: (type: string, field: string) => void,
): void {
  const walk = (set: SelectionSetNode | undefined, type: string): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename') visitField(type, selection.name.value);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      }
    }
  };
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return;
  const [entities] = definition.selectionSet.selections;
  walk(entities?.kind === Kind.FIELD ? entities.selectionSet : undefined, '');
}

function operationPart(document: DocumentNode, kept: KeptPart): DocumentNode | undefined {
  let isEmpty = true;
  const keep = (set: SelectionSetNode, type: string): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === '__typename') return [selection];
        if (!kept.brings(type, selection.name.value)) return [];
        isEmpty = false;
        return [selection];
      }
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const selectionSet = keep(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : [];
    }),
  });
  const [operation, ...rest] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const [entities] = operation.selectionSet.selections as readonly FieldNode[];
  if (!entities?.selectionSet) return undefined;
  const part: FieldNode = { ...entities, selectionSet: keep(entities.selectionSet, '') };
  if (isEmpty) return undefined;
  const selectionSet = { ...operation.selectionSet, selections: [part] };
  return withUsedVariables({ ...document, definitions: [{ ...operation, selectionSet }, ...rest] });
}

function withUsedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(document, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
}

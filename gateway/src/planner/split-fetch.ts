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
import { requirerKey, type VirtualisedSupergraph } from '../supergraph/virtual-fields.js';

interface Part {
  /** `Type.field` of what this part brings. */
  readonly brings: Set<string>;
  /** Virtual fields in its representations. */
  readonly needs: Set<string>;
}

/**
 * Fetches that together bring what one does, each of which needs at most one set of arguments for a field: a
 * representation has room for one value under the field's name.
 */
export function splitFetch(fetch: FetchNode, virtual: VirtualisedSupergraph): FetchNode[] {
  if (!fetch.requires || !hasConflict(virtualNames(fetch.requires, virtual), virtual)) return [fetch];
  const document = parse(fetch.operation, { noLocation: true });
  const parts: Part[] = [];
  forEachEntityField(document, (type, field) => {
    const name = `${type}.${field}`;
    if (parts.some(({ brings }) => brings.has(name))) return;
    const needs = virtual.requiredBy.get(requirerKey(fetch.serviceName, type, field)) ?? new Set<string>();
    let part = parts.find((candidate) => !hasConflict(new Set([...candidate.needs, ...needs]), virtual));
    if (!part) parts.push((part = { brings: new Set(), needs: new Set() }));
    part.brings.add(name);
    for (const need of needs) part.needs.add(need);
  });
  return parts.map((part) => partOf(fetch, document, part, virtual));
}

function partOf(
  fetch: FetchNode,
  document: DocumentNode,
  part: Part,
  virtual: VirtualisedSupergraph,
): FetchNode {
  const kept = withUsedVariables(withoutOthers(document, part));
  const used = new Set<string>();
  visit(kept, { Variable: ({ name }) => void used.add(name.value) });
  const dropOthers = (selections: readonly QueryPlanSelectionNode[]): QueryPlanSelectionNode[] =>
    selections.flatMap((selection) => {
      if (
        selection.kind === 'Field' &&
        virtual.fields.has(selection.name) &&
        !part.needs.has(selection.name)
      ) {
        return [];
      }
      const inner = selection.selections && { selections: dropOthers(selection.selections) };
      return [{ ...selection, ...inner } as QueryPlanSelectionNode];
    });
  return {
    ...fetch,
    requires: dropOthers(fetch.requires ?? []),
    variableUsages: (fetch.variableUsages ?? []).filter((name) => used.has(name)),
    operation: stripIgnoredCharacters(print(kept)),
  };
}

function hasConflict(names: ReadonlySet<string>, { fields }: VirtualisedSupergraph): boolean {
  const real = [...names].map((name) => fields.get(name)?.field);
  return new Set(real).size < real.length;
}

function virtualNames(
  selections: readonly QueryPlanSelectionNode[],
  virtual: VirtualisedSupergraph,
  found = new Set<string>(),
): Set<string> {
  for (const selection of selections) {
    if (selection.kind === 'Field' && virtual.fields.has(selection.name)) found.add(selection.name);
    if (selection.selections) virtualNames(selection.selections, virtual, found);
  }
  return found;
}

function entitySelections(document: DocumentNode): SelectionSetNode | undefined {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const [entities] = operation.selectionSet.selections;
  return entities?.kind === Kind.FIELD ? entities.selectionSet : undefined;
}

function forEachEntityField(document: DocumentNode, visitField: (type: string, field: string) => void): void {
  const walk = (set: SelectionSetNode | undefined, type: string): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename') visitField(type, selection.name.value);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      }
    }
  };
  walk(entitySelections(document), '');
}

function withoutOthers(document: DocumentNode, { brings }: Part): DocumentNode {
  const keep = (set: SelectionSetNode, type: string): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        return selection.name.value === '__typename' || brings.has(`${type}.${selection.name.value}`)
          ? [selection]
          : [];
      }
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const selectionSet = keep(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : [];
    }),
  });
  const [operation, ...rest] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return document;
  const [entities] = operation.selectionSet.selections as readonly FieldNode[];
  if (!entities?.selectionSet) return document;
  const kept: FieldNode = { ...entities, selectionSet: keep(entities.selectionSet, '') };
  const selectionSet = { ...operation.selectionSet, selections: [kept] };
  return { ...document, definitions: [{ ...operation, selectionSet }, ...rest] };
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

import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { requirerKey } from '../supergraph/join-directives.js';
import type { VirtualisedSupergraph } from '../supergraph/virtual-fields.js';
import { fetchPart, forEachEntityField } from './fetch-part.js';

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
  const parts: Part[] = [];
  forEachEntityField(fetch.operation, (type, field) => {
    const name = `${type}.${field}`;
    if (parts.some(({ brings }) => brings.has(name))) return;
    const needs = virtual.requiredBy.get(requirerKey(fetch.serviceName, type, field)) ?? new Set<string>();
    let part = parts.find((candidate) => !hasConflict(new Set([...candidate.needs, ...needs]), virtual));
    if (!part) parts.push((part = { brings: new Set(), needs: new Set() }));
    part.brings.add(name);
    for (const need of needs) part.needs.add(need);
  });
  return parts.flatMap(
    ({ brings, needs }) =>
      fetchPart(fetch, {
        brings: (type, field) => brings.has(`${type}.${field}`),
        requires: (name) => !virtual.fields.has(name) || needs.has(name),
      }) ?? [],
  );
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

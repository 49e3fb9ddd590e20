import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { Requirements } from '../supergraph/requirements.js';

/**
 * Correction of the planner: where an implementation of an interface has brought its key along, it leaves the key out of
 * what it requires of the interface, and so of the other implementations. Each part of what a fetch requires gets a key.
 */
export function completeKeys(
  { serviceName, requires = [] }: FetchNode,
  requirements: Requirements,
): QueryPlanSelectionNode[] {
  return requires.map((part) => {
    if (part.kind !== 'InlineFragment' || part.typeCondition === undefined) return part;
    const names = new Set(part.selections.flatMap((one) => (one.kind === 'Field' ? [one.name] : [])));
    const key = requirements.missingKey(serviceName, part.typeCondition, names);
    if (!key) return part;
    const added = [...key].map((name) => ({ kind: 'Field' as const, name }));
    return { ...part, selections: [...part.selections, ...added] };
  });
}

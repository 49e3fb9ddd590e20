import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { fetchPart } from '../planner/fetch-part.js';
import type { Requirements } from '../supergraph/requirements.js';

/** What a fetch of entities still brings for an entity of which some fields are missing; undefined: nothing. */
export type PartialFetches = (typename: string, missing: ReadonlySet<string>) => FetchNode | undefined;

/**
 * A planner's fetch asks at once for fields that need others and for fields that need nothing but a key. Where what is
 * needed could not be had, or is left out by a condition, the latter are still asked for.
 */
export function partialFetches(fetch: FetchNode, requirements: Requirements): PartialFetches {
  const { serviceName: subgraph, requires = [] } = fetch;
  const everything = new Set(topNames(requires));
  const known = new Map<string, FetchNode | undefined>();
  return (typename, missing) => {
    const key = [typename, ...[...missing].sort()].join(' ');
    if (known.has(key)) return known.get(key);
    const left = new Set([...everything].filter((name) => !missing.has(name)));
    const types = [typename, ...conditions(requires)];
    const part = types.some((type) => requirements.canFind(subgraph, type, left))
      ? fetchPart(fetch, {
          brings: (type, field) => !requirements.needs(subgraph, type, field, missing),
          requires: (field, isTop) => !isTop || !missing.has(field),
        })
      : undefined;
    known.set(key, part);
    return part;
  };
}

function topNames(selections: readonly QueryPlanSelectionNode[]): string[] {
  return selections.flatMap((selection) =>
    selection.kind === 'Field' ? [selection.name] : topNames(selection.selections),
  );
}

function conditions(selections: readonly QueryPlanSelectionNode[]): string[] {
  return selections.flatMap((selection) =>
    selection.kind === 'InlineFragment' && selection.typeCondition !== undefined
      ? [selection.typeCondition]
      : [],
  );
}

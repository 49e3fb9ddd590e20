import { Kind, type SelectionSetNode } from 'graphql';

/** What is required of an object, as its representation has it. What is missing there is missing here. */
export function givenInputs(given: unknown, selection: SelectionSetNode): unknown {
  return mapNested(given, (object) => {
    const result: Record<string, unknown> = {};
    for (const node of selection.selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) Object.assign(result, givenInputs(object, node.selectionSet));
      else if (node.kind === Kind.FIELD) {
        const value = (object as Record<string, unknown>)[node.name.value];
        if (value === undefined) continue;
        result[node.name.value] = node.selectionSet ? givenInputs(value, node.selectionSet) : value;
      }
    }
    return result;
  });
}

/** Applies a function to what lists hold, at any depth; null stays. */
export function mapNested(value: unknown, map: (value: unknown) => unknown): unknown {
  if (value === null || value === undefined) return value ?? null;
  return Array.isArray(value) ? value.map((entry) => mapNested(entry, map)) : map(value);
}

/** JSON with the fields of objects in order. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** One of what all the lists have. */
export function pickOf(lists: readonly (readonly string[])[], hash: number): string {
  const [first = [], ...others] = lists;
  const common = first.filter((one) => others.every((list) => list.includes(one)));
  const picked = common[hash % common.length];
  if (picked === undefined) throw new Error('owners of a field have no type in common');
  return picked;
}

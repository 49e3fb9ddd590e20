import type { FetchDataRewrite } from '@apollo/query-planner';
import type { TypeTest } from './type-test.js';

type Json = Record<string, unknown>;

/** Changes an object of a fetch's input or output in place. */
export interface Rewrite {
  readonly apply: (value: unknown) => void;
  /** The response name that it gives back, by the one in the subgraph's answer. */
  readonly renames: readonly [string, string] | undefined;
}

const fragment = '... on ';

/** Rewrites of the planner as closures. Unlike Apollo's own they rename 0, false and "" too. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  isOfType: TypeTest,
): Rewrite[] {
  return (rewrites ?? []).map((rewrite) => {
    const path = rewrite.path.slice(0, -1);
    const last = rewrite.path.at(-1) ?? '';
    const change =
      rewrite.kind === 'ValueSetter'
        ? (object: Json) => {
            object[last] = rewrite.setValueTo;
          }
        : (object: Json) => {
            if (!Object.hasOwn(object, last)) return;
            object[rewrite.renameKeyTo] = object[last];
            delete object[last];
          };
    return {
      apply: (value: unknown) => walk(value, path, 0, isOfType, change),
      renames: rewrite.kind === 'KeyRenamer' ? ([last, rewrite.renameKeyTo] as const) : undefined,
    };
  });
}

function walk(
  value: unknown,
  path: readonly string[],
  at: number,
  isOfType: TypeTest,
  change: (object: Json) => void,
): void {
  if (Array.isArray(value)) {
    for (const entry of value) walk(entry, path, at, isOfType, change);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Json;
  const step = path[at];
  if (step === undefined) return change(object);
  if (!step.startsWith(fragment)) return walk(object[step], path, at + 1, isOfType, change);
  const { __typename: typename } = object;
  if (typeof typename !== 'string' || isOfType(typename, step.slice(fragment.length))) {
    walk(object, path, at + 1, isOfType, change);
  }
}

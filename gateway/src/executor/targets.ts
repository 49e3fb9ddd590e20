export type Json = Record<string, unknown>;
export type Path = readonly (string | number)[];

/** Entities of one fetch: each representation once, in JSON, with every object that its entity completes. */
export interface EntityBatch {
  readonly representations: string[];
  readonly targets: Json[][];
}

/** Calls `found` for each object at the path, in order; `@` stands for each entry of a list. */
export function forEachTarget(root: Json, path: readonly string[], found: (target: Json) => void): void {
  walk(root, path, 0, found);
}

function walk(value: unknown, path: readonly string[], at: number, found: (target: Json) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const next = path[at] === '@' ? at + 1 : at;
    for (const entry of value) walk(entry, path, next, found);
    return;
  }
  const step = path[at];
  if (step === undefined) found(value as Json);
  else if (step !== '@') walk((value as Json)[step], path, at + 1, found);
}

/** Where in the answer of the client each object is; the same objects as {@link forEachTarget}, in the same order. */
export function targetPaths(
  root: Json,
  path: readonly string[],
): { readonly target: Json; readonly path: Path }[] {
  const result: { readonly target: Json; readonly path: Path }[] = [];
  const locate = (value: unknown, at: number, here: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      const next = path[at] === '@' ? at + 1 : at;
      value.forEach((entry, index) => locate(entry, next, [...here, index]));
      return;
    }
    const step = path[at];
    if (step === undefined) result.push({ target: value as Json, path: here });
    else if (step !== '@') locate((value as Json)[step], at + 1, [...here, step]);
  };
  locate(root, 0, []);
  return result;
}

type Json = Record<string, unknown>;

/** Puts the data of one fetch into the data of others, in place: objects by name, lists entry by entry. */
export function mergeInto(target: Json, source: Readonly<Json>): void {
  for (const key in source) {
    if (key === '__proto__') continue;
    const value = source[key];
    if (isContainer(value)) {
      const present = target[key];
      if (isContainer(present)) {
        mergeInto(present, value);
        continue;
      }
    }
    target[key] = value;
  }
}

/** Objects and lists: the entries of a list are its fields by index. */
function isContainer(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

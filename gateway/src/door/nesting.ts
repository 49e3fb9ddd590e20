/** Whether objects and arrays nest deeper than `depthMax`, found level by level without recursion. */
export function nestsDeeper(value: unknown, depthMax: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < depthMax; depth += 1) {
    level = level.filter(isNested).flatMap((entry) => Object.values(entry));
    if (level.length === 0) return false;
  }
  return level.some(isNested);
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** `current` with the ids of `named` in front, in their order; the others keep theirs behind them. */
export function arrangeIds(current: readonly string[], named: readonly string[]): readonly string[] {
  const isNamed = new Set(named);
  return [...named, ...current.filter((id) => !isNamed.has(id))];
}

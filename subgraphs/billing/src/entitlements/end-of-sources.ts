/** When the last of these grants ends; undefined when one is open or there is none. */
export function endOfSources(sources: readonly { readonly endsAt: Date | null }[]): Date | undefined {
  const ends = sources.map((source) => source.endsAt);
  if (ends.length === 0 || ends.includes(null)) return undefined;
  return new Date(Math.max(...ends.map(Number)));
}

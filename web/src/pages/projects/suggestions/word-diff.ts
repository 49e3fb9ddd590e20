/** A run of words that both texts have, only the old one has, or only the new one has. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const wordsMax = 600;

/** Words with the white space that follows them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

/** Lengths of the longest common subsequences of all suffixes, compared without trailing space. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[];
      const below = table[i + 1] as number[];
      const same = before[i]?.trim() === after[j]?.trim();
      row[j] = same ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** Differences of two texts by words. Joining the parts that are not gone gives `after`; very long texts are replaced as a whole. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  if (old.length > wordsMax || fresh.length > wordsMax) {
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
  }
  const table = commonLengths(old, fresh);
  const parts: { kind: DiffPart['kind']; text: string }[] = [];
  const push = (kind: DiffPart['kind'], text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [a, b] = [old[i], fresh[j]];
    if (a !== undefined && b !== undefined && a.trim() === b.trim()) {
      push('same', b);
      i += 1;
      j += 1;
    } else if (a !== undefined && (b === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      push('gone', a);
      i += 1;
    } else {
      push('new', b ?? '');
      j += 1;
    }
  }
  return parts;
}

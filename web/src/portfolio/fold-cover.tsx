import type { ReactNode } from 'react';
import { coverCompositions } from './cover-compositions.js';

/** Stable 32-bit hash (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** Deterministic numbers in [0, 1) for one seed (mulberry32). */
function sequenceOf(seed: string): () => number {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** A folded-paper picture that is always the same for the same seed, in the colours of the page. Decorative. */
export function FoldCover({ seed }: { seed: string }): ReactNode {
  const next = sequenceOf(seed);
  const compose = coverCompositions[Math.floor(next() * coverCompositions.length)];
  return (
    <svg className="pf-cover" viewBox="0 0 320 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect className="pf-cover-sheet" width="320" height="200" />
      {compose?.(next).map((facet) => (
        <polygon key={facet.points} className={`pf-tint-${facet.tint}`} points={facet.points} />
      ))}
    </svg>
  );
}

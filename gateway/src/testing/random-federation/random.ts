/** A source of decisions that a seed repeats. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to below `below`. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  /** A whole number within both bounds. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in so many of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<Value>(list: readonly Value[]): Value {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[this.below(list.length)] as Value;
  }

  /** At most so many of the list, in its order. */
  some<Value>(list: readonly Value[], most: number): Value[] {
    const chosen = new Set<number>();
    for (let tries = 0; tries < most && list.length > 0; tries += 1) chosen.add(this.below(list.length));
    return list.filter((_, index) => chosen.has(index));
  }
}

/** A number that depends on the text alone (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

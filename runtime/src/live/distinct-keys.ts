import type { RepeaterBuffer } from '@repeaterjs/repeater';

/** Keys that wait for a reader, oldest first; a key that already waits is not added again. */
export class DistinctKeys implements RepeaterBuffer<string> {
  private readonly keys = new Set<string>();

  constructor(private readonly countMax: number) {}

  get empty(): boolean {
    return this.keys.size === 0;
  }

  get full(): boolean {
    return this.keys.size >= this.countMax;
  }

  add(key: string): void {
    this.keys.add(key);
  }

  remove(): string {
    const [oldest] = this.keys;
    if (oldest === undefined) throw new Error('No key waits');
    this.keys.delete(oldest);
    return oldest;
  }
}

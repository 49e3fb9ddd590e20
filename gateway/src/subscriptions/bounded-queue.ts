import type { WhenSlow } from '../supergraph/live-fields.js';

/** Entries in order between a producer that does not wait and a consumer that may be slow. */
export class BoundedQueue<Entry> {
  private readonly entries: Entry[] = [];

  constructor(
    private readonly entriesMax: number,
    private readonly whenFull: WhenSlow,
    private readonly onDropped: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** False when it is full and may drop nothing: the entry was not taken. */
  push(entry: Entry): boolean {
    if (this.entries.length >= this.entriesMax) {
      if (this.whenFull === 'close') return false;
      this.entries.shift();
      this.onDropped();
    }
    this.entries.push(entry);
    return true;
  }

  shift(): Entry | undefined {
    return this.entries.shift();
  }

  clear(): void {
    this.entries.length = 0;
  }
}

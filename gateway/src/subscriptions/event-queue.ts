/** Entries between a producer that does not wait and one consumer that may be slow. */
export class EventQueue<Entry> {
  private readonly entries: Entry[] = [];
  private waiting:
    { resolve: (entry: Entry | undefined) => void; reject: (error: unknown) => void } | undefined;
  private end: { readonly error?: unknown } | undefined;

  constructor(private readonly entriesMax: number) {}

  /** False when the queue is full, and the entry was not taken. */
  push(entry: Entry): boolean {
    if (this.end) return true;
    if (this.waiting) {
      this.waiting.resolve(entry);
      this.waiting = undefined;
      return true;
    }
    if (this.entries.length >= this.entriesMax) return false;
    this.entries.push(entry);
    return true;
  }

  /** The next entry, undefined after the end. Rejects with the error of {@link fail} once the queue is empty. */
  take(): Promise<Entry | undefined> {
    const entry = this.entries.shift();
    if (entry !== undefined) return Promise.resolve(entry);
    if (this.end)
      return this.end.error === undefined
        ? Promise.resolve(undefined)
        : Promise.reject(this.end.error as Error);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  /** Ends after the entries that are already in. */
  finish(): void {
    this.end ??= {};
    this.waiting?.resolve(undefined);
    this.waiting = undefined;
  }

  /** Ends with an error after the entries that are already in. */
  fail(error: unknown): void {
    if (this.end) return;
    this.end = { error };
    this.waiting?.reject(error);
    this.waiting = undefined;
  }

  /** Ends now and forgets what is in. */
  discard(): void {
    this.entries.length = 0;
    this.finish();
  }
}

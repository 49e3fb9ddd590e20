/**
 * Keys that changed, in the order of their first change, for one reader. A key that waits to be read is told once.
 * Ends, after what it kept, when more than `countMax` distinct keys wait.
 */
export class ChangedKeys implements AsyncIterableIterator<string> {
  private readonly waiting = new Set<string>();
  private readonly readers: ((result: IteratorResult<string>) => void)[] = [];
  private ended = false;

  constructor(
    private readonly countMax: number,
    private readonly onEnd: () => void,
  ) {}

  add(key: string): void {
    const reader = this.readers.shift();
    if (reader) reader({ value: key, done: false });
    else if (this.waiting.has(key) || this.waiting.size < this.countMax) this.waiting.add(key);
    else this.end();
  }

  /** Nothing is added from now on; what waits can still be read. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd();
    for (const reader of this.readers.splice(0)) reader({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<string>> {
    const [oldest] = this.waiting;
    if (oldest !== undefined) {
      this.waiting.delete(oldest);
      return Promise.resolve({ value: oldest, done: false });
    }
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.readers.push(resolve));
  }

  return(): Promise<IteratorResult<string>> {
    this.waiting.clear();
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

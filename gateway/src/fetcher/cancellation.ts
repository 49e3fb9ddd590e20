/**
 * Tells work under way that nobody waits for it any more. An `AbortController` says the same, but making one and
 * listening to it takes longer than running a small program.
 */
export class Cancellation {
  private readonly listeners = new Set<() => void>();
  private cancelled = false;

  get isCancelled(): boolean {
    return this.cancelled;
  }

  /** Calls back once when it is cancelled, unless that is undone by {@link forget}; never when it is cancelled already. */
  whenCancelled(listener: () => void): void {
    this.listeners.add(listener);
  }

  forget(listener: () => void): void {
    this.listeners.delete(listener);
  }

  /** One that is cancelled after a time. It keeps no process alive. */
  static after(timeoutMs: number): Cancellation {
    const cancellation = new Cancellation();
    setTimeout(() => cancellation.cancel(), timeoutMs).unref();
    return cancellation;
  }

  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) listener();
  }
}

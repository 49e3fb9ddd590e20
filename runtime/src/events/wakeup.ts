/** A remembered nudge: a `wake()` that comes while nobody waits ends the next wait at once. */
export class Wakeup {
  #woken = false;
  #release: (() => void) | undefined;

  wake(): void {
    this.#woken = true;
    this.#release?.();
  }

  /** Resolves on `wake()` or after `timeoutMs`. */
  async wait(timeoutMs: number): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.#release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#release = undefined;
    this.#woken = false;
  }
}

/**
 * What `read` finds at each signal, skipping undefined. Not a generator: `return` ends a waiting `next` at once, so that a
 * subscriber that left is forgotten without another signal. A function as source is
 * asked before each turn, so that `read` may go on to another source; the one it leaves is the caller's to end.
 */
export function turnsInto<Value extends object>(
  source: AsyncIterator<true> | (() => AsyncIterator<true>),
  read: () => Promise<Value | undefined>,
): AsyncIterableIterator<Value> {
  const current = typeof source === 'function' ? source : () => source;
  const ended: IteratorReturnResult<undefined> = { done: true, value: undefined };
  return {
    next: async () => {
      for (;;) {
        const turn = await current().next();
        if (turn.done) return ended;
        const value = await read().catch(async (error: unknown) => {
          await current().return?.();
          throw error;
        });
        if (value) return { done: false, value };
      }
    },
    return: async () => {
      await current().return?.();
      return ended;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

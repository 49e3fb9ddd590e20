/** Events for the subscribers of a test subgraph. */
export class Topic<Event> {
  private readonly subscribers = new Set<(event: Event) => void>();

  get subscriberCount(): number {
    return this.subscribers.size;
  }

  publish(event: Event): void {
    for (const deliver of this.subscribers) deliver(event);
  }

  /** Each subscriber's events in order, until it returns. */
  subscribe(): AsyncIterableIterator<Event, undefined> {
    const events: Event[] = [];
    let wake: (() => void) | undefined;
    let ended = false;
    const deliver = (event: Event) => {
      events.push(event);
      wake?.();
    };
    const end = () => {
      ended = true;
      this.subscribers.delete(deliver);
      wake?.();
      return Promise.resolve({ done: true as const, value: undefined });
    };
    this.subscribers.add(deliver);
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        while (events.length === 0 && !ended) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        return ended ? { done: true, value: undefined } : { done: false, value: events.shift() as Event };
      },
      return: end,
      throw: end,
    };
  }
}

import { randomUUID } from 'node:crypto';
import { service, type Actor } from '@gatefold/runtime/identity';
import { eventually } from '@gatefold/runtime/testing';
import type { Content } from './start-content.js';

/** One subscriber of one field, which reads each event as it comes. */
export interface Watcher<Value> {
  /** The next event; rejects when nothing comes within 5 s. */
  next(): Promise<Value>;
  /** Whether the stream has ended. */
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/** Subscribes as `actor`; what was committed before is not among its events. */
export async function watch<Value>(
  content: Content,
  actor: Actor,
  query: string,
  variables: Record<string, unknown>,
): Promise<Watcher<Value>> {
  await untilSignalsArrived(content);
  const stream = await content.subscribe(actor, query, variables);
  const events: { value: Value }[] = [];
  let ended = false;
  void (async () => {
    for await (const { data, errors } of stream) {
      if (errors) throw new AggregateError(errors);
      events.push({ value: Object.values(data ?? {})[0] as Value });
    }
    ended = true;
  })();
  return {
    next: async () => (await eventually(() => events.shift())).value,
    hasEnded: () => ended,
    stop: async () => void (await stream.return(undefined)),
  };
}

/** Signals arrive in the order of their commits: when a last one is here, nothing older is on the way. */
async function untilSignalsArrived(content: Content): Promise<void> {
  const key = randomUUID();
  const fence = content.platform.live.subscribe({ name: 'fence' }, key);
  await content.as(service('content')).transaction((tx) => tx.signal({ name: 'fence' }, key));
  await fence.next();
  await fence.return?.();
}

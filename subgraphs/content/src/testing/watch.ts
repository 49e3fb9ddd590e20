import type { Actor } from '@gatefold/runtime/identity';
import type { Content } from './start-content.js';

/** One subscriber of one field. */
export interface Watcher<Value> {
  /** The next event; rejects when nothing comes within 5 s. */
  next(): Promise<Value>;
  stop(): Promise<void>;
}

const timeoutMs = 5_000;

/** Subscribes as `actor` and keeps listening from the moment in which this resolves. */
export async function watch<Value>(
  content: Content,
  actor: Actor,
  query: string,
  variables: Record<string, unknown>,
): Promise<Watcher<Value>> {
  const stream = await content.subscribe(actor, query, variables);
  return {
    next: async () => {
      const { promise, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new Error(`No event within ${timeoutMs} ms`)), timeoutMs);
      const turn = await Promise.race([stream.next(), promise]).finally(() => clearTimeout(timer));
      const { data, errors } = turn.value as { data?: Record<string, Value>; errors?: readonly Error[] };
      if (errors?.[0]) throw errors[0];
      return Object.values(data ?? {})[0] as Value;
    },
    stop: async () => void (await stream.return(undefined)),
  };
}

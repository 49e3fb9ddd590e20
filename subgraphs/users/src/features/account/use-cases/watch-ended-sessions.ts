import type { Operation } from '@gatefold/runtime/operation';
import { endedSessionTopic, listEndedSessions } from '../ended-session.repository.js';

type Ids = readonly string[];

/**
 * First every ended session of which an access token may still be valid, then each one that ends. Listening begins before the
 * list is read, so that none is missed. Ends when ends may have been missed: start over.
 */
export function watchEndedSessions(operation: Operation): AsyncIterableIterator<Ids> {
  const changes = operation.live.subscribeToAll(endedSessionTopic);
  let listed = false;
  const next = async (): Promise<IteratorResult<Ids>> => {
    if (!listed) {
      listed = true;
      return { value: await operation.asService('account').read(listEndedSessions), done: false };
    }
    const { value, done } = await changes.next();
    return done ? { value: undefined, done } : { value: [value as string], done: false };
  };
  return {
    next,
    return: async () => {
      await changes.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

import type { EventDefinition } from '@gatefold/schema';
import type { SqlExecutor } from './sql-executor.js';
import type { StoredEvent } from './stored-event.js';

/** What a handler writes through; its effect and the mark "done" commit together. */
export interface HandlerTransaction {
  readonly sql: SqlExecutor;
}

/** A reaction to one event, as a plain value; it runs only when given to `startEvents`. */
export interface EventHandler<Tx extends HandlerTransaction = HandlerTransaction> {
  /** Unique within a subgraph and stable: it is the key of what was already handled. */
  readonly name: string;
  readonly definition: EventDefinition;
  /** Gets a payload that fits the definition. A throw rolls everything back and is retried later. */
  readonly handle: (payload: unknown, tx: Tx, event: StoredEvent) => Promise<void>;
}

/** Binds a function to an event; the payload's type follows from the definition. */
export function defineHandler<Payload, Tx extends HandlerTransaction = HandlerTransaction>(
  definition: EventDefinition<Payload>,
  handler: {
    readonly name: string;
    readonly handle: (payload: Payload, tx: Tx, event: StoredEvent) => Promise<void>;
  },
): EventHandler<Tx> {
  return { name: handler.name, definition, handle: handler.handle as EventHandler<Tx>['handle'] };
}

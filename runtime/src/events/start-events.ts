import type { Backoff } from './backoff.js';
import type { EventBus } from './bus.js';
import type { DeadLetterFilter } from './dead-letters.js';
import { redriveDeadLetters } from './dead-letters.js';
import type { RunInTransaction } from './dispatcher.js';
import { startDispatcher } from './dispatcher.js';
import type { EventLog } from './event-log.js';
import type { EventHandler, HandlerTransaction } from './handler.js';
import { inboxChannel, openInbox } from './inbox.js';
import { outboxChannel } from './outbox.js';
import { executorOf, openPool } from './postgres-connection.js';
import { listen } from './postgres-listener.js';
import type { EventStats } from './progress.js';
import { drainEvents, eventStats } from './progress.js';
import { startRelay } from './relay.js';
import { deleteHandled, deletePublished } from './retention.js';
import { handlersFor, refuseDuplicateNames } from './routing.js';

export interface EventsOptions<Tx extends HandlerTransaction> {
  /** The subgraph: origin of its events and its consumer group on the bus. */
  readonly name: string;
  /** The Postgres schema that holds its outbox and inbox. */
  readonly schema: string;
  readonly databaseUrl: string;
  /** Stays open after `stop()`: close it where it was made. */
  readonly bus: EventBus;
  readonly handlers: readonly EventHandler<Tx>[];
  /** Commits when `fn` resolves and rolls back when it throws, on a database that sees the inbox. */
  readonly runInTransaction: RunInTransaction<Tx>;
  readonly log: EventLog;
  /** Handlers that run at once in this process, each on a connection of `runInTransaction`; default 4. */
  readonly concurrency?: number;
  /** Longest wait when a notification is lost; default 1000. */
  readonly pollMs?: number;
  /** Delays between the attempts of a failing handler; default 1 s, doubled each time, up to 1 min. */
  readonly backoff?: Backoff;
  /** Failed attempts after which a row is a dead letter; default 8. */
  readonly attemptsMax?: number;
}

export interface RunningEvents {
  /** Lets running handlers and deliveries end, then closes its connections; what is left waits for the next start. */
  stop(): Promise<void>;
  /** Resolves when everything currently known is done or dead. */
  drain(): Promise<void>;
  /** Gives matching dead letters fresh attempts; resolves to their number. */
  redrive(filter?: DeadLetterFilter): Promise<number>;
  stats(): Promise<EventStats>;
  /** Deletes published and handled rows older than `keepHours`; for a daily job. */
  prune(keepHours: number): Promise<{ readonly outbox: number; readonly inbox: number }>;
}

/** Starts relay, bus consumer and dispatcher of one subgraph; any number of processes may do so at once. */
export async function startEvents<Tx extends HandlerTransaction>(
  options: EventsOptions<Tx>,
): Promise<RunningEvents> {
  const { name, schema, databaseUrl, bus, handlers, runInTransaction, log } = options;
  const { concurrency = 4, pollMs = 1_000, attemptsMax = 8 } = options;
  const { backoff = { baseMs: 1_000, capMs: 60_000 } } = options;
  refuseDuplicateNames(handlers);

  const pool = openPool(databaseUrl, 4, log);
  const sql = executorOf(pool);
  const inbox = openInbox(schema);
  const relay = startRelay({ pool, name, schema, bus, pollMs, log });
  const dispatcher = startDispatcher({
    inbox,
    sql,
    handlers,
    runInTransaction,
    concurrency,
    pollMs,
    retry: { attemptsMax, backoff },
    log,
  });
  const listener = listen({
    url: databaseUrl,
    channels: [outboxChannel(schema), inboxChannel(schema)],
    onNotify: (channel) => (channel === inboxChannel(schema) ? dispatcher : relay).wake(),
    log,
  });
  const consumer = await bus.consume(name, async (events) => {
    await inbox.receive(
      sql,
      events.flatMap((event) =>
        handlersFor(handlers, event).map((handler) => ({ ...event, handler: handler.name })),
      ),
    );
    dispatcher.wake();
  });

  return {
    stop: async () => {
      await Promise.all([listener.stop(), relay.stop(), consumer.stop(), dispatcher.stop()]);
      await pool.end();
    },
    drain: () =>
      drainEvents({ sql, schema, group: name, bus, handlers: handlers.map((handler) => handler.name) }),
    redrive: (filter) => redriveDeadLetters(sql, schema, filter),
    stats: () => eventStats(sql, schema),
    prune: async (keepHours) => ({
      outbox: await deletePublished(sql, schema, keepHours),
      inbox: await deleteHandled(sql, schema, keepHours),
    }),
  };
}

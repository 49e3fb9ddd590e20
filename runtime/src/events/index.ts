/** Events between subgraphs: outbox, bus, inbox, dead letters. */
export type { Backoff } from './backoff.js';
export { backoffMs } from './backoff.js';
export type { BusConsumer, EventBus } from './bus.js';
export type { DeadLetterFilter } from './dead-letters.js';
export type { RunInTransaction } from './dispatcher.js';
export type { EventLog } from './event-log.js';
export { busTables, subgraphEventTables } from './event-tables.js';
export type { EventHandler, HandlerTransaction } from './handler.js';
export { defineHandler } from './handler.js';
export { recordEvent } from './outbox.js';
export { postgresBus } from './postgres-bus.js';
export type { EventStats } from './progress.js';
export { redisBus } from './redis-bus.js';
export type { SqlExecutor } from './sql-executor.js';
export type { EventsOptions, RunningEvents } from './start-events.js';
export { startEvents } from './start-events.js';
export type { StoredEvent } from './stored-event.js';

import type { StoredEvent } from './stored-event.js';

export interface BusConsumer {
  /** Resolves when what is being delivered has been delivered. */
  stop(): Promise<void>;
}

/** Carries events between subgraphs at least once and in the order in which they were appended. */
export interface EventBus {
  /** Resolves when the events are durable; appending one again after a doubtful failure is harmless. */
  append(events: readonly StoredEvent[]): Promise<void>;
  /**
   * Delivers everything appended, from the oldest kept, to exactly one of the consumers of a group at a time;
   * another takes over when that one dies. `deliver` resolves only after the events are durably in the inbox;
   * when it throws, the same events are delivered again.
   */
  consume(group: string, deliver: (events: readonly StoredEvent[]) => Promise<void>): Promise<BusConsumer>;
  /** The place of the newest event, for `delivered`. */
  mark(): Promise<string>;
  /** Whether the group has been given everything up to a mark. */
  delivered(group: string, mark: string): Promise<boolean>;
  /** Forgets events older than `keepHours` that every group has been given; resolves to their number. */
  trim(keepHours: number): Promise<number>;
  /** Closes its connections; stop the consumers first. */
  close(): Promise<void>;
}

import type { Backoff } from './backoff.js';
import type { EventLog } from './event-log.js';
import type { EventHandler, HandlerTransaction } from './handler.js';
import type { Inbox, InboxRow, Lane } from './inbox.js';
import { payloadFor } from './routing.js';
import type { SqlExecutor } from './sql-executor.js';
import { startWorkLoop } from './work-loop.js';

/** Rows handled in one lane before others get their turn. */
const laneRowsMax = 50;
/** Lanes looked up at once: finding them costs more than remembering them. */
const lanesMax = 256;
const reasonLengthMax = 2_000;

export type RunInTransaction<Tx extends HandlerTransaction> = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

export interface Dispatcher {
  wake(): void;
  /** Resolves when the handlers that run have ended; no further row is taken. */
  stop(): Promise<void>;
}

const laneKey = ({ handler, subject }: Lane): string => JSON.stringify([handler, subject]);

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replaceAll('\0', '')
    .slice(0, reasonLengthMax);

/**
 * Works through the inbox: in order within a lane (handler and subject), lanes in parallel up to `concurrency`.
 * A handler's effect and its mark commit in one transaction, so each row takes effect once, whichever process dies.
 */
export function startDispatcher<Tx extends HandlerTransaction>(options: {
  readonly inbox: Inbox;
  readonly sql: SqlExecutor;
  readonly handlers: readonly EventHandler<Tx>[];
  readonly runInTransaction: RunInTransaction<Tx>;
  readonly concurrency: number;
  readonly pollMs: number;
  readonly retry: { readonly attemptsMax: number; readonly backoff: Backoff };
  readonly log: EventLog;
}): Dispatcher {
  const { inbox, sql, handlers, runInTransaction, concurrency, pollMs, retry, log } = options;
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  const running = new Map<string, Promise<void>>();
  /** Lanes that another process seems to work on, and when (ms) to look at them again. */
  const elsewhere = new Map<string, number>();
  const retryTimers = new Set<NodeJS.Timeout>();
  let stopping = false;

  const wakeAfter = (delayMs: number): void => {
    if (stopping) return;
    const timer = setTimeout(() => {
      retryTimers.delete(timer);
      loop.wake();
    }, delayMs);
    retryTimers.add(timer);
  };

  const avoid = (key: string): void => void elsewhere.set(key, performance.now() + pollMs);

  const recordFailure = async (row: InboxRow, error: unknown): Promise<void> => {
    const { dead, delayMs } = await inbox.fail(sql, row, reasonOf(error), retry);
    const fields = { err: error, handler: row.handler, event: row.event.name, eventId: row.event.id };
    const context = { ...fields, requestId: row.event.requestId, attempt: row.attempts + 1 };
    if (dead) log.error(context, 'event is a dead letter: every attempt failed');
    else {
      log.warn({ ...context, retryInMs: delayMs }, 'event handler failed; it will be retried');
      wakeAfter(delayMs);
    }
  };

  const handleNext = async (lane: Lane): Promise<'nothing' | 'settled' | 'failed'> => {
    let claimed: InboxRow | undefined;
    try {
      return await runInTransaction(async (tx) => {
        claimed = await inbox.claim(tx.sql, lane);
        const handler = byName.get(lane.handler);
        if (!claimed || !handler) return 'nothing';
        const { event } = claimed;
        const verdict = payloadFor(handler, event);
        if (verdict.ok) {
          await handler.handle(verdict.payload, tx, event);
          await inbox.finish(tx.sql, claimed);
        } else {
          await inbox.bury(tx.sql, claimed, verdict.reason.slice(0, reasonLengthMax));
          log.error(
            { handler: handler.name, eventId: event.id, reason: verdict.reason },
            'event is a dead letter',
          );
        }
        return 'settled';
      });
    } catch (error) {
      if (!claimed) throw error;
      await recordFailure(claimed, error);
      return 'failed';
    }
  };

  const workLane = async (lane: Lane): Promise<void> => {
    for (let rows = 0; rows < laneRowsMax && !stopping; rows += 1) {
      const outcome = await handleNext(lane);
      if (outcome === 'nothing' && rows === 0) avoid(laneKey(lane));
      if (outcome === 'nothing') break;
    }
  };

  const start = (lane: Lane): void => {
    const key = laneKey(lane);
    const work = workLane(lane)
      .catch((error: unknown) => {
        avoid(key);
        log.warn(
          { err: error, handler: lane.handler },
          'an inbox row could not be taken; it will be repeated',
        );
      })
      .finally(() => {
        running.delete(key);
        if (!elsewhere.has(key)) loop.wake();
      });
    running.set(key, work);
  };

  const slotFree = async (): Promise<void> => {
    while (running.size >= concurrency) await Promise.race(running.values());
  };

  const step = async (): Promise<boolean> => {
    await slotFree();
    for (const [key, until] of elsewhere) if (until < performance.now()) elsewhere.delete(key);
    const limit = lanesMax + running.size + elsewhere.size;
    const ready = await inbox.readyLanes(sql, [...byName.keys()], limit);
    const fresh = ready.filter((lane) => !running.has(laneKey(lane)) && !elsewhere.has(laneKey(lane)));
    if (fresh.length === 0) {
      elsewhere.clear();
      return false;
    }
    const offset = Math.floor(Math.random() * fresh.length);
    for (const lane of [...fresh.slice(offset), ...fresh.slice(0, offset)]) {
      await slotFree();
      if (stopping) break;
      start(lane);
    }
    return true;
  };
  const loop = startWorkLoop({ name: 'event dispatcher', pollMs, log, step });

  return {
    wake: () => loop.wake(),
    stop: async () => {
      stopping = true;
      for (const timer of retryTimers) clearTimeout(timer);
      await loop.stop();
      await Promise.all(running.values());
    },
  };
}

import type { Redis } from 'ioredis';
import type { BusConsumer } from './bus.js';
import type { EventLog } from './event-log.js';
import { redisLease } from './redis-lease.js';
import type { StoredEvent } from './stored-event.js';
import { parseStoredEvent } from './stored-event.js';
import { startWorkLoop } from './work-loop.js';

export interface StreamConnection {
  readonly redis: Redis;
  /** A connection of its own for reads that block. */
  readonly connectReader: () => Redis;
  readonly stream: string;
}

type Entry = [id: string, fields: string[] | null];

/** The holder of the group's lease is its one active consumer, so all share one consumer name and its pending list. */
const consumerName = 'active';

/**
 * Consumes a stream as one member of a group. A new holder first repeats what the former one was given and did not
 * acknowledge, then reads on: the order stays. After a failed delivery the same entries come again.
 */
export async function consumeStream(
  { redis, connectReader, stream }: StreamConnection,
  options: {
    readonly group: string;
    readonly deliver: (events: readonly StoredEvent[]) => Promise<void>;
    readonly pollMs: number;
    readonly batchSize: number;
    readonly leaseMs: number;
    readonly log: EventLog;
  },
): Promise<BusConsumer> {
  const { group, deliver, pollMs, batchSize, leaseMs, log } = options;
  const lease = redisLease(redis, `${stream}:active:${group}`, leaseMs);
  const reader = connectReader();
  const blockMs = Math.ceil(Math.min(pollMs, leaseMs / 2));
  let groupKnown = false;
  let pendingPossible = false;

  const ensureGroup = async (): Promise<void> => {
    await redis.xgroup('CREATE', stream, group, '0', 'MKSTREAM').catch((error: Error) => {
      if (!error.message.startsWith('BUSYGROUP')) throw error;
    });
    groupKnown = true;
  };

  const read = async (): Promise<Entry[]> => {
    const from = ['GROUP', group, consumerName, 'COUNT', batchSize] as const;
    const reply = pendingPossible
      ? await redis.call('xreadgroup', ...from, 'STREAMS', stream, '0')
      : await reader.call('xreadgroup', ...from, 'BLOCK', blockMs, 'STREAMS', stream, '>');
    return (reply as [string, Entry[]][] | null)?.[0]?.[1] ?? [];
  };

  const eventsOf = (entries: readonly Entry[]): StoredEvent[] =>
    entries.flatMap(([id, fields]) => {
      try {
        return [parseStoredEvent(fields?.[fields.indexOf('event') + 1] ?? '')];
      } catch (error) {
        log.error(
          { err: error, stream, entry: id, fields },
          'the stream holds an entry that is no event; skipped',
        );
        return [];
      }
    });

  const deliverNext = async (): Promise<boolean> => {
    if (reader.status !== 'ready') return false;
    if (!groupKnown) await ensureGroup();
    const held = await lease.hold();
    if (held === 'refused') return false;
    if (held === 'taken') pendingPossible = true;
    const entries = await read();
    if (entries.length === 0) pendingPossible = false;
    else {
      await deliver(eventsOf(entries));
      await redis.xack(stream, group, ...entries.map(([id]) => id));
    }
    return true;
  };

  const step = async (): Promise<boolean> => {
    try {
      return await deliverNext();
    } catch (error) {
      pendingPossible = true;
      groupKnown = false;
      throw error;
    }
  };

  const loop = startWorkLoop({ name: `bus consumer ${group}`, pollMs: leaseMs / 3, log, step });
  reader.on('ready', () => loop.wake());
  const renewal = setInterval(() => void lease.renew().catch(() => undefined), leaseMs / 3);

  return {
    stop: async () => {
      const ended = loop.stop();
      if (reader.status !== 'end') reader.disconnect();
      await ended;
      clearInterval(renewal);
      await lease.release().catch(() => undefined);
    },
  };
}

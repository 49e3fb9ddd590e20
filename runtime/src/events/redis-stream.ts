import type { Redis } from 'ioredis';
import type { EventLog } from './event-log.js';

/** How far a consumer group has come in a stream. */
export interface StreamGroup {
  readonly name: string;
  readonly lastDeliveredId: string;
  /** The oldest entry that was given out and not acknowledged. */
  readonly oldestPendingId: string | null;
}

const partsOf = (id: string): [bigint, bigint] => {
  const [time = '0', sequence = '0'] = id.split('-');
  return [BigInt(time), BigInt(sequence)];
};

/** Whether one stream id (`<ms>-<sequence>`) is older than another. */
export function beforeStreamId(id: string, other: string): boolean {
  const [time, sequence] = partsOf(id);
  const [otherTime, otherSequence] = partsOf(other);
  return time === otherTime ? sequence < otherSequence : time < otherTime;
}

/** The groups of a stream; none when the stream does not exist yet. */
export async function streamGroups(redis: Redis, stream: string): Promise<StreamGroup[]> {
  if ((await redis.exists(stream)) === 0) return [];
  const groups = (await redis.xinfo('GROUPS', stream)) as unknown[][];
  return Promise.all(
    groups.map(async (flat) => {
      const field = (key: string): string => String(flat[flat.indexOf(key) + 1]);
      const [, oldest] = (await redis.xpending(stream, field('name'))) as [number, string | null];
      return { name: field('name'), lastDeliveredId: field('last-delivered-id'), oldestPendingId: oldest };
    }),
  );
}

/** Says so once when the server would lose acknowledged events by a crash. */
export async function warnWithoutPersistence(redis: Redis, log: EventLog): Promise<void> {
  const info = await redis.info('persistence').catch(() => '');
  if (info.includes('aof_enabled:0')) {
    log.warn({}, 'Redis runs without appendonly: events on the bus are lost when it crashes');
  }
}

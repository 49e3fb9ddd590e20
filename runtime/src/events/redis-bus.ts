import { Redis } from 'ioredis';
import type { EventBus } from './bus.js';
import type { EventLog } from './event-log.js';
import type { StreamConnection } from './redis-consumer.js';
import { consumeStream } from './redis-consumer.js';
import { beforeStreamId, streamGroups, warnWithoutPersistence } from './redis-stream.js';

/** Close to a round trip when Redis answers; a command that is late is refused and the caller repeats it. */
const commandTimeoutMs = 5_000;

/**
 * The bus on Redis Streams: one stream, one consumer group per subgraph. An event may be in the stream twice (a relay
 * died between append and mark): inboxes tolerate it. Redis must persist (`appendonly yes`), or its crash loses events.
 */
export function redisBus(options: {
  readonly url: string;
  readonly log: EventLog;
  readonly stream?: string;
  /** Longest time a read waits for new events. */
  readonly pollMs?: number;
  readonly batchSize?: number;
  /** A dead consumer's group is taken over after about this time. */
  readonly leaseMs?: number;
}): EventBus {
  const { url, log, stream = 'gatefold:events', pollMs = 1_000, batchSize = 200, leaseMs = 3_000 } = options;
  const connect = (role: string): Redis => {
    const redis = new Redis(url, {
      protocol: 2,
      connectionName: `gatefold-events-${role}`,
      maxRetriesPerRequest: 0,
      disconnectTimeout: 200,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 1_000),
      ...(role === 'read'
        ? {
            enableOfflineQueue: false,
            blockingTimeout: commandTimeoutMs,
            blockingTimeoutGrace: commandTimeoutMs,
          }
        : { commandTimeout: commandTimeoutMs }),
    });
    redis.on('error', (error: Error) =>
      log.warn({ err: error, role }, 'Redis connection failed; reconnecting'),
    );
    return redis;
  };
  const redis = connect('write');
  redis.once('ready', () => void warnWithoutPersistence(redis, log));
  const connection: StreamConnection = { redis, connectReader: () => connect('read'), stream };

  return {
    append: async (events) => {
      if (events.length === 0) return;
      const transaction = redis.multi();
      for (const event of events) transaction.xadd(stream, '*', 'event', JSON.stringify(event));
      const replies = await transaction.exec();
      const failed = replies?.find(([error]) => error !== null);
      if (!replies || failed) throw failed?.[0] ?? new Error('Redis did not run the append');
    },
    consume: (group, deliver) =>
      consumeStream(connection, { group, deliver, pollMs, batchSize, leaseMs, log }),
    mark: async () => (await redis.xrevrange(stream, '+', '-', 'COUNT', 1))[0]?.[0] ?? '0-0',
    delivered: async (group, mark) => {
      if (mark === '0-0') return true;
      const known = (await streamGroups(redis, stream)).find(({ name }) => name === group);
      if (!known || beforeStreamId(known.lastDeliveredId, mark)) return false;
      return known.oldestPendingId === null || beforeStreamId(mark, known.oldestPendingId);
    },
    trim: async (keepHours) => {
      const groups = await streamGroups(redis, stream);
      if (groups.length === 0) return 0;
      const limits = groups.map((group) => group.oldestPendingId ?? group.lastDeliveredId);
      limits.push(`${Date.now() - keepHours * 3_600_000}-0`);
      const keepFrom = limits.reduce((least, id) => (beforeStreamId(id, least) ? id : least));
      return redis.xtrim(stream, 'MINID', '=', keepFrom);
    },
    close: async () => {
      redis.disconnect();
    },
  };
}

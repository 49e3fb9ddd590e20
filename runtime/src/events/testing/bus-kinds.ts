import type { EventBus } from '../bus.js';
import type { EventLog } from '../event-log.js';
import { postgresBus } from '../postgres-bus.js';
import { redisBus } from '../redis-bus.js';
import type { RedisProcess } from './redis-process.js';
import { redisInstalled, startRedis } from './redis-process.js';

/** One way to carry events, so that the same tests run against each. */
export interface BusKind {
  readonly kind: 'Postgres' | 'Redis Streams';
  /** Brings up what the bus needs besides the database. */
  readonly setUp: () => Promise<void>;
  readonly tearDown: () => Promise<void>;
  /** A connection to the same bus as another process would have; `scope` keeps tests apart. */
  readonly open: (options: { url: string; scope: string; log: EventLog; batchSize?: number }) => EventBus;
  /** What a child process needs to open the same bus. */
  readonly redisUrl: () => string | undefined;
  readonly restartServer: (() => Promise<void>) | undefined;
}

const postgresKind: BusKind = {
  kind: 'Postgres',
  setUp: () => Promise.resolve(),
  tearDown: () => Promise.resolve(),
  open: ({ url, log, batchSize }) => postgresBus({ url, log, pollMs: 200, batchSize }),
  redisUrl: () => undefined,
  restartServer: undefined,
};

function redisKind(): BusKind {
  let server: RedisProcess | undefined;
  const running = (): RedisProcess => {
    if (!server) throw new Error('the Redis of this test is not running');
    return server;
  };
  return {
    kind: 'Redis Streams',
    setUp: async () => {
      server = await startRedis();
    },
    tearDown: () => running().stop(),
    open: ({ scope, log, batchSize }) =>
      redisBus({ url: running().url, log, stream: scope, pollMs: 200, batchSize, leaseMs: 300 }),
    redisUrl: () => running().url,
    restartServer: () => running().restart(),
  };
}

/** Every bus that can run here; says why when one cannot. */
export function busKinds(): readonly BusKind[] {
  if (redisInstalled()) return [postgresKind, redisKind()];
  process.stderr.write('redis-server is not installed: the Redis Streams bus is not tested here\n');
  return [postgresKind];
}

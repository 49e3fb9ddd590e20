import type { SubgraphSettings } from '../config/index.js';
import { jobsSchema } from '../database/index.js';
import { postgresBus, redisBus, startEvents, type EventBus, type RunningEvents } from '../events/index.js';
import type { Feature } from '../features/index.js';
import { deleteOldIdempotencyKeys } from '../idempotency/index.js';
import { service } from '../identity/index.js';
import { defineJob, startJobs, type Job } from '../jobs/index.js';
import type { Logger } from '../logging/index.js';
import { operationFor, type Platform } from '../operation/index.js';

/** Published and handled events are kept this long, for looking into what happened. */
const eventsKeptHours = 7 * 24;

export interface WorkersOptions {
  readonly name: string;
  readonly settings: SubgraphSettings;
  readonly features: readonly Feature[];
  readonly platform: Platform;
}

/** Starts events, jobs and workers of a subgraph, unless this process has the role `web`. */
export async function startWorkers(options: WorkersOptions): Promise<{ stop(): Promise<void> }> {
  const { name, settings, features, platform } = options;
  if (settings.ROLE === 'web') return { stop: async () => undefined };
  const bus = openBus(settings, platform.log);
  const events = await startEvents({
    name,
    schema: name,
    databaseUrl: settings.DATABASE_URL,
    bus,
    handlers: features.flatMap(qualifiedHandlers),
    runInTransaction: (work) => platform.db.transaction(service(name), work),
    log: platform.log,
  });
  const jobs = await startJobs({
    databaseUrl: settings.DATABASE_URL,
    schema: jobsSchema(name),
    jobs: [
      pruneEvents(events, bus),
      pruneCache(),
      deleteOldKeys(),
      ...features.flatMap((feature) => feature.jobs ?? []),
    ],
    log: platform.log,
    operation: () => operationFor(platform, service(name)),
  });
  const workers = features
    .flatMap((feature) => feature.workers ?? [])
    .map((worker) => worker.start(operationFor(platform, service(name))));
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await jobs.stop();
      await events.stop();
      await bus.close();
    },
  };
}

/** The name is the key of what was already handled: `<feature>/<handler>`. */
function qualifiedHandlers(feature: Feature): NonNullable<Feature['handlers']> {
  return (feature.handlers ?? []).map((handler) => ({ ...handler, name: `${feature.name}/${handler.name}` }));
}

function openBus(settings: SubgraphSettings, log: Logger): EventBus {
  if (settings.REDIS_URL) return redisBus({ url: settings.REDIS_URL, log });
  return postgresBus({ url: settings.BUS_URL ?? settings.DATABASE_URL, log });
}

/** Deletes what is of no use even while an origin fails. */
function pruneCache(): Job {
  return defineJob({
    name: 'prune-cache',
    cron: '0 3 * * *',
    run: async ({ cache, log }) => log.info({ count: await cache.prune() }, 'cache_pruned'),
  });
}

/** An `Idempotency-Key` is known for a day. */
function deleteOldKeys(): Job {
  return defineJob({
    name: 'delete-old-idempotency-keys',
    cron: '50 3 * * *',
    run: async (operation) => {
      const count = await deleteOldIdempotencyKeys(operation);
      operation.log.info({ count }, 'old_idempotency_keys_deleted');
    },
  });
}

/** Keeps outbox, inbox and bus from growing for ever. */
function pruneEvents(events: RunningEvents, bus: EventBus): Job {
  return defineJob({
    name: 'prune-events',
    cron: '30 3 * * *',
    run: async (operation) => {
      const removed = await events.prune(eventsKeptHours);
      operation.log.info({ ...removed, bus: await bus.trim(eventsKeptHours) }, 'events_pruned');
    },
  });
}

import { setTimeout as delay } from 'node:timers/promises';
import { Logger as WorkerLogger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { WatchedClient } from '../postgres/index.js';
import type { Operation } from '../operation/index.js';
import type { Logger } from '../logging/index.js';

/** Work that a schedule or `tx.enqueue` starts, at least once each time; so it is idempotent. */
export interface Job {
  /** Unique within the subgraph, kebab-case. */
  readonly name: string;
  /** Five cron fields, UTC. Absent: it runs only when a transaction enqueues it. */
  readonly cron?: string;
  /** `payload` is what was enqueued; a schedule has none. */
  run(operation: Operation, payload?: unknown): Promise<void>;
}

/** Marks and types a job. */
export function defineJob(job: Job): Job {
  return job;
}

export interface JobsOptions {
  readonly databaseUrl: string;
  /** Postgres schema of graphile-worker, owned by the role of `databaseUrl`. */
  readonly schema: string;
  readonly jobs: readonly Job[];
  readonly log: Logger;
  /** A fresh operation of the service for each run. */
  operation(): Operation;
}

/** Pause before graphile-worker is started again after it ended by itself. */
const restartDelayMs = 500;
const connectMsMax = 5_000;
const queryMsMax = 30_000;

/**
 * Starts graphile-worker for these jobs; with several processes each scheduled run happens in one of them. It is
 * started again when it ends by itself, as it does when another schema of the same database is migrated.
 */
export async function startJobs(options: JobsOptions): Promise<{ stop(): Promise<void> }> {
  if (options.jobs.length === 0) return { stop: async () => undefined };
  const stopping = new AbortController();
  let runner = await startRunner(options);
  const supervised = (async () => {
    for (;;) {
      await runner.promise.catch((error: unknown) => options.log.warn({ err: error }, 'jobs_runner_ended'));
      await delay(restartDelayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      runner = await untilStarted(options, stopping.signal, runner);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop().catch(() => undefined);
      await supervised;
    },
  };
}

async function untilStarted(options: JobsOptions, signal: AbortSignal, ended: Runner): Promise<Runner> {
  while (!signal.aborted) {
    try {
      return await startRunner(options);
    } catch (error) {
      options.log.warn({ err: error }, 'jobs_runner_not_started');
      await delay(restartDelayMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return ended;
}

/** The jobs as graphile-worker runs them. */
export function taskListOf({ jobs, operation }: Pick<JobsOptions, 'jobs' | 'operation'>): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [job.name, (payload: unknown) => job.run(operation(), payload)]),
  );
}

async function startRunner(options: JobsOptions): Promise<Runner> {
  const pgPool = new pg.Pool({
    connectionString: options.databaseUrl,
    Client: WatchedClient,
    max: 3,
    query_timeout: queryMsMax,
    connectionTimeoutMillis: connectMsMax,
  });
  // Whoever waits for an answer is told as well; the pool replaces what broke.
  const onBroken = (error: Error) => options.log.debug({ err: error }, 'jobs_connection_broken');
  pgPool.on('error', onBroken).on('connect', (client) => client.on('error', onBroken));
  const runner = await run({
    pgPool,
    schema: options.schema,
    concurrency: 2,
    // In batches what fails is repeated and waited for at the end; one by one graphile-worker leaves it to nobody.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    noHandleSignals: true,
    taskList: taskListOf(options),
    parsedCronItems: parseCronItems(
      options.jobs.flatMap(({ name, cron }) =>
        cron ? [{ task: name, match: cron, options: { maxAttempts: 5 } }] : [],
      ),
    ),
    logger: workerLogger(options.log),
  }).catch(async (error: unknown) => {
    await pgPool.end();
    throw error;
  });
  void runner.promise.catch(() => undefined).then(() => pgPool.end());
  return runner;
}

function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    const line = { job: meta };
    if (level === 'error') log.error(line, message);
    else if (level === 'warning' && !isOtherSchemaMigrated(message)) log.warn(line, message);
    else log.debug(line, message);
  });
}

/** The notification reaches every worker of the database, whatever its schema; see {@link startJobs}. */
function isOtherSchemaMigrated(message: string): boolean {
  return message.includes('detected breaking migration');
}

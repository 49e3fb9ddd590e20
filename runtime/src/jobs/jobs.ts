import { Logger as WorkerLogger, parseCronItems, run, type TaskList } from 'graphile-worker';
import type { Operation } from '../operation/index.js';
import type { Logger } from '../logging/index.js';

/** Work that a schedule starts, at least once each time; so it is idempotent. */
export interface Job {
  /** Unique within the subgraph, kebab-case. */
  readonly name: string;
  /** Five cron fields, UTC. */
  readonly cron: string;
  run(operation: Operation): Promise<void>;
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

/** Starts graphile-worker for these jobs; with several processes each scheduled run happens in one of them. */
export async function startJobs(options: JobsOptions): Promise<{ stop(): Promise<void> }> {
  if (options.jobs.length === 0) return { stop: async () => undefined };
  const taskList: TaskList = {};
  for (const job of options.jobs) taskList[job.name] = () => job.run(options.operation());
  const runner = await run({
    connectionString: options.databaseUrl,
    schema: options.schema,
    concurrency: 2,
    maxPoolSize: 3,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCronItems(
      options.jobs.map((job) => ({ task: job.name, match: job.cron, options: { maxAttempts: 5 } })),
    ),
    logger: workerLogger(options.log),
  });
  return { stop: () => runner.stop() };
}

function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    const line = { job: meta };
    if (level === 'error') log.error(line, message);
    else if (level === 'warning') log.warn(line, message);
    else log.debug(line, message);
  });
}

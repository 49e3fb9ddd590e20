import pg from 'pg';
import { recordEvent } from '../outbox.js';
import { postgresBus } from '../postgres-bus.js';
import { executorOf, inTransaction } from '../postgres-connection.js';
import { redisBus } from '../redis-bus.js';
import { startEvents } from '../start-events.js';
import { effectHandler, thingHappened } from './thing-happened.js';

/** What a parent passes in `EVENT_PROCESS` as JSON. */
export interface EventProcessSettings {
  readonly alphaUrl: string;
  readonly betaUrl: string;
  readonly redisUrl?: string;
  readonly scope: string;
  readonly subjects: readonly string[];
}

/**
 * A whole platform in one process that is made to be killed: alpha records events of each subject as fast as it can and
 * relays them; beta handles them. Prints `recorded` after the first commit.
 */
const settings = JSON.parse(process.env.EVENT_PROCESS ?? '{}') as EventProcessSettings;
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object, message: string) =>
    void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
};
const { alphaUrl, betaUrl, redisUrl, scope, subjects } = settings;
const openBus = (url: string) =>
  redisUrl
    ? redisBus({ url: redisUrl, stream: scope, log, pollMs: 200, leaseMs: 200 })
    : postgresBus({ url, log, pollMs: 200 });

const side = (name: string, databaseUrl: string) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  pool.on('error', () => undefined);
  return { name, schema: name, databaseUrl, bus: openBus(databaseUrl), log, pollMs: 200, pool };
};
const alpha = side('alpha', alphaUrl);
const beta = side('beta', betaUrl);
const neverRuns = () => Promise.reject(new Error('alpha has no handlers'));
await startEvents({ ...alpha, handlers: [], runInTransaction: neverRuns });
await startEvents({
  ...beta,
  handlers: [effectHandler('on-thing-happened'), effectHandler('on-thing-happened-too')],
  runInTransaction: (fn) => inTransaction(beta.pool, (sql) => fn({ sql })),
});

const sql = executorOf(alpha.pool);
await Promise.all(
  subjects.map(async (subject) => {
    const [newest] = await sql('select coalesce(max(n), -1) as n from source where subject = $1', [subject]);
    for (let n = Number(newest?.n) + 1; ; n += 1) {
      await inTransaction(alpha.pool, async (tx) => {
        await tx('insert into source (subject, n) values ($1, $2)', [subject, n]);
        await recordEvent(tx, thingHappened, { n }, subject);
      });
      if (subject === subjects[0]) process.stdout.write('recorded\n');
    }
  }),
);

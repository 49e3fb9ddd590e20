import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { quickAddJob } from 'graphile-worker';
import pg from 'pg';
import { jobsSchema } from '../database/index.js';
import { createLogger } from '../logging/index.js';
import type { Operation } from '../operation/index.js';
import { createTestDatabase, eventually, type TestDatabase } from '../testing/index.js';
import { startJobs } from './index.js';

const schema = 'jobstest';
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ schema, migrations: [] });
});
afterAll(() => database.drop());

test('a job runs, and still runs after another schema of the database was migrated', async () => {
  let runs = 0;
  const jobs = await startJobs({
    databaseUrl: database.url,
    schema: jobsSchema(schema),
    log: createLogger('test', 'silent'),
    operation: () => ({}) as Operation,
    jobs: [{ name: 'count-runs', cron: '0 0 1 1 *', run: async () => void (runs += 1) }],
  });
  const add = () =>
    quickAddJob(
      { connectionString: database.url, schema: jobsSchema(schema) },
      'count-runs' as never,
      {} as never,
    );
  await add();
  await eventually(() => runs === 1 || undefined);

  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`select pg_notify('worker:migrate', '{"migrationNumber":99,"breaking":true}')`);
  await admin.end();
  await add();
  await eventually(() => runs === 2 || undefined);
  await jobs.stop();
  expect(runs).toBe(2);
});

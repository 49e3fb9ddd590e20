import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import pg from 'pg';
import { percentile } from '../harness/load/percentile.js';
import { createProject, registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';

// R13: a list from content, for each entry its owner from users, for each owner their portfolio from content

const people = 10;
const projectsEach = 10;
const clients = 16;
const loadSeconds = Number(process.env['R13_SECONDS'] ?? 60);

let platform: TestPlatform;
let person: Person;
beforeAll(async () => {
  platform = await startTestPlatform({ COST_MAX: '100000' });
  for (let at = 0; at < people; at += 1) {
    person = await registerPerson(platform.url, `Person ${at}`);
    for (let work = 0; work < projectsEach; work += 1) await createProject(person, `Work ${work}`);
  }
}, 180_000);
afterAll(() => platform.stop());

const list = (first: number) =>
  `{ projects(first: ${first}) { nodes { title owner { username displayName portfolio { revision } } } } }`;

async function listed(first: number): Promise<number> {
  const { projects } = await person.client.data(list(first));
  return (projects.nodes as { owner: { displayName: string } }[]).filter(({ owner }) => owner.displayName)
    .length;
}

test(
  `16 clients for ${loadSeconds} s get 120 lists of 20 a second, p99 400 ms, without an error`,
  async () => {
    const times: number[] = [];
    const startedMs = performance.now();
    const client = async () => {
      while (performance.now() - startedMs < loadSeconds * 1_000) {
        const askedMs = performance.now();
        expect(await listed(20)).toBe(20);
        times.push(performance.now() - askedMs);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const figures = {
      perSecond: times.length / ((performance.now() - startedMs) / 1_000),
      p50Ms: percentile(times, 0.5),
      p99Ms: percentile(times, 0.99),
    };
    process.stdout.write(`R13 ${JSON.stringify(figures)}\n`);
    expect(figures.perSecond).toBeGreaterThanOrEqual(120);
    expect(figures.p99Ms).toBeLessThanOrEqual(400);
  },
  (loadSeconds + 60) * 1_000,
);

/** Statements that the requests of subgraphs sent while `work` ran, from the log of the database. */
async function statementsOf(admin: pg.Client, work: () => Promise<unknown>): Promise<number> {
  const log = path.join(platform.logs, 'postgres.log');
  const marked = (mark: string) =>
    eventually(async () => {
      await admin.query(`select '${mark}'`);
      const text = readFileSync(log, 'utf8');
      return text.includes(mark) ? text : undefined;
    });
  const mark = `mark-${performance.now()}`;
  await marked(`${mark}-begin`);
  await work();
  const text = await marked(`${mark}-end`);
  const between = text.slice(text.lastIndexOf(`${mark}-begin`), text.indexOf(`${mark}-end`));
  return between.split('\n').filter((line) => /^gatefold-(users|content) /.test(line)).length;
}

test('a list of 100 takes as many statements as one of 20', async () => {
  const admin = new pg.Client({ connectionString: platform.databaseAdminUrl });
  await admin.connect();
  for (const setting of ["log_statement = 'all'", "log_line_prefix = '%a '"]) {
    await admin.query(`alter system set ${setting}`);
  }
  await admin.query('select pg_reload_conf()');
  const fewest = async (first: number) => {
    const counts: number[] = [];
    // What runs beside now and then adds some.
    while (counts.length < 5) counts.push(await statementsOf(admin, () => listed(first)));
    return Math.min(...counts);
  };
  const [few, many] = [await fewest(20), await fewest(100)];
  process.stdout.write(`R13 statements: ${few} for 20, ${many} for 100\n`);
  expect(few).toBeGreaterThan(0);
  expect(many).toBe(few);
  await admin.end();
}, 60_000);

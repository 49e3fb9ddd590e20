import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import pg from 'pg';
import { startProxiedPlatform, type ProxiedPlatform } from '../harness/faults/proxied-platform.js';
import { steadyLoad } from '../harness/load/steady-load.js';
import { registerPerson, type Person } from '../harness/people.js';

// R12 through the gateway, at 50 requests a second that all subgraphs answer

const perSecond = 50;
const goodWithinMs = 5_000;
/** How long is looked at after that. */
const watchedMs = 5_000;
const troubleMs = 4_000;
/** What the four subgraphs open for requests, events, jobs and listening, when they need all of it. */
const connectionsMax = 4 * (10 + 4 + 4 + 3 + 3);

let platform: ProxiedPlatform;
let person: Person;
let admin: pg.Pool;
beforeAll(async () => {
  platform = await startProxiedPlatform();
  person = await registerPerson(platform.url);
  admin = new pg.Pool({ connectionString: platform.databaseAdminUrl });
  admin.on('error', () => undefined);
}, 120_000);
afterAll(async () => {
  await admin.end();
  await platform.stop();
});

/** Asks something of every subgraph's tables. */
async function ask(): Promise<boolean> {
  const answer = await person.client.run(
    '{ me { displayName portfolio { revision } entitlement(key: "content.projects") { used } aiUsage { analyses } } }',
  );
  return answer.errors.length === 0;
}

/** Connections of subgraphs that the database knows. */
async function connections(): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    "select count(*)::integer as count from pg_stat_activity where usename like 'gatefold\\_%'",
  );
  return rows[0]?.count ?? Number.NaN;
}

const troubles: Readonly<Record<string, () => Promise<void>>> = {
  'a restart': async () => {
    const server = platform.processes.find(({ name }) => name === 'postgres');
    const pid = server?.pid ?? 0;
    await server?.restart();
    await platform.changed('postgres', pid);
    await platform.ready('postgres');
  },
  'a pool that is used up': async () => {
    const client = await admin.connect();
    await client.query('begin; lock table users.account, users.personal_data in access exclusive mode');
    await delay(troubleMs);
    await client.query('rollback');
    client.release();
  },
  'connections that lead nowhere': async () => {
    platform.beforeDatabase.loseOpen();
  },
};

test.each(Object.entries(troubles))(
  'after %s all is good within 5 s, no process has ended, and no connection is left over',
  async (name, trouble) => {
    await eventually(async () => ((await ask()) ? true : undefined), 20_000);
    const pids = () => platform.processes.flatMap((each) => (each.name === 'postgres' ? [] : [each.pid]));
    const pidsBefore = pids();
    let returnedMs = Number.NaN;
    const sent = await steadyLoad(perSecond, ask, async () => {
      await delay(2_000);
      await trouble();
      returnedMs = performance.now();
      await delay(goodWithinMs + watchedMs);
    });
    const lastBadMs = Math.max(0, ...sent.flatMap(({ atMs, ok }) => (ok ? [] : [atMs - returnedMs])));
    // What was lost on the way is known to the server when its own keep-alive finds out; here the proxy tells it.
    if (name === 'connections that lead nowhere') platform.beforeDatabase.cut();
    const open = await eventually(async () => {
      const count = await connections();
      return count <= connectionsMax && (await ask()) ? count : undefined;
    }, 20_000);
    const bad = sent.filter(({ ok }) => !ok).length;
    process.stdout.write(`R12 ${name}: ${JSON.stringify({ requests: sent.length, bad, lastBadMs, open })}\n`);
    expect(lastBadMs).toBeLessThan(goodWithinMs);
    expect(pids()).toEqual(pidsBefore);
    const stuck = await admin.query(
      "select 1 from pg_stat_activity where usename like 'gatefold\\_%' and state like 'idle in transaction%' and state_change < now() - interval '5 s'",
    );
    expect(stuck.rowCount).toBe(0);
  },
  120_000,
);

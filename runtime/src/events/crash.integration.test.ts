import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RunningEvents } from './start-events.js';
import { startEvents } from './start-events.js';
import { busKinds } from './testing/bus-kinds.js';
import type { EventDatabase } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import type { EventProcessSettings } from './testing/event-process.js';
import { seededRandom } from './testing/random.js';
import { recordingLog } from './testing/recording-log.js';
import { effectHandler, effectsBySubject } from './testing/thing-happened.js';

const kills = 30;
const scope = 'crash-test';
const handlerNames = ['on-thing-happened', 'on-thing-happened-too'];
const programArgs = [
  '--import',
  fileURLToPath(new URL('./testing/run-typescript.ts', import.meta.url)),
  fileURLToPath(new URL('./testing/event-process.ts', import.meta.url)),
];

describe.each(busKinds())('crashes with the bus on $kind', (kind) => {
  let database: EventDatabase;
  beforeAll(kind.setUp);
  afterAll(kind.tearDown);
  beforeEach(async () => {
    database = await createEventDatabase(['alpha', 'beta']);
  });
  afterEach(() => database.drop());

  /** Kills the process `delayMs` after it began to record, or that long after its launch if that is sooner. */
  const runAndKill = async (settings: EventProcessSettings, delayMs: number, whileStarting: boolean) => {
    const child = spawn(process.execPath, programArgs, {
      env: { PATH: process.env.PATH, EVENT_PROCESS: JSON.stringify(settings) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const exited = once(child, 'exit');
    const recording = once(child.stdout, 'data');
    child.stdout.resume();
    const started = whileStarting ? pause(200) : Promise.race([recording, exited]);
    await started;
    await pause(delayMs);
    if (child.exitCode !== null) throw new Error(`the process ended by itself:\n${errors}`);
    child.kill('SIGKILL');
    await exited;
    return errors.includes('dead letter');
  };

  // R1, R4
  test(`each effect happens exactly once and in order through ${kills} SIGKILLs`, async () => {
    const random = seededRandom(`crashes on ${kind.kind}`);
    const [alpha, beta] = [database.subgraph('alpha'), database.subgraph('beta')];
    const subjects = ['a', 'b', 'c', 'd'];
    const settings = { alphaUrl: alpha.url, betaUrl: beta.url, redisUrl: kind.redisUrl(), scope, subjects };
    let buried = false;
    for (let kill = 0; kill < kills; kill += 1) {
      buried = (await runAndKill(settings, random() * 250, random() < 0.2)) || buried;
    }

    const log = recordingLog();
    const running: RunningEvents[] = [];
    const buses = [alpha, beta].map(({ url }) => kind.open({ url, scope, log }));
    for (const [index, side] of [alpha, beta].entries()) {
      const bus = buses[index];
      if (!bus) throw new Error('each side has its bus');
      const handlers = side === beta ? handlerNames.map((name) => effectHandler(name)) : [];
      const { name, schema, url: databaseUrl, runInTransaction } = side;
      running.push(
        await startEvents({ name, schema, databaseUrl, bus, handlers, runInTransaction, log, pollMs: 200 }),
      );
    }
    await running[0]?.drain();
    await running[1]?.drain();

    const recorded = await alpha.sql('select subject, count(*)::int as count from source group by subject');
    const expected = Object.fromEntries(
      recorded.map(({ subject, count }) => [subject, Array.from({ length: Number(count) }, (_, n) => n)]),
    );
    const total = recorded.reduce((sum, { count }) => sum + Number(count), 0);
    const pendingAtEnd = await Promise.all(running.map((side) => side.stats()));
    await Promise.all(running.map((side) => side.stop()));
    await Promise.all(buses.map((bus) => bus.close()));
    process.stdout.write(
      `${kind.kind}: ${kills} kills, ${total} events, ${handlerNames.length * total} effects\n`,
    );

    for (const name of handlerNames) expect(await effectsBySubject(beta, name)).toEqual(expected);
    expect(buried).toBe(false);
    expect(total).toBeGreaterThan(kills);
    expect(pendingAtEnd.map(({ outbox, inbox }) => [outbox.pending, inbox.pending, inbox.dead])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  }, 120_000);
});

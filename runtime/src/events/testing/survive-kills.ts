import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EventStats } from '../progress.js';
import type { RunningEvents } from '../start-events.js';
import { startEvents } from '../start-events.js';
import type { BusKind } from './bus-kinds.js';
import { createEventDatabase } from './event-database.js';
import type { EventProcessSettings } from './event-process.js';
import { seededRandom } from './random.js';
import { recordingLog } from './recording-log.js';
import { effectHandler, effectsBySubject } from './thing-happened.js';

/** What is left after a storm of kills, when everything that was recorded has been worked off. */
export interface AfterKills {
  /** Recorded in committed transactions. */
  readonly total: number;
  /** The numbers of each subject, as they were recorded. */
  readonly recorded: Readonly<Record<string, readonly number[]>>;
  /** What each handler did, in the order in which it did it. */
  readonly effects: readonly Readonly<Record<string, readonly number[]>>[];
  readonly stats: readonly EventStats[];
  /** Whether a killed process had given an event up. */
  readonly buried: boolean;
}

const scope = 'crash-test';
const subjects = ['a', 'b', 'c', 'd'];
const handlerNames = ['on-thing-happened', 'on-thing-happened-too'];
/** Compiled: it is launched as often as it is killed. */
const program = fileURLToPath(new URL('../../../dist/events/testing/event-process.js', import.meta.url));

/**
 * Kills a process that records, relays and handles `kills` times at random points, between commit and publish among
 * them, then lets one that lives finish the work. Prints the figures and the seed.
 */
export async function surviveKills(kind: BusKind, kills: number): Promise<AfterKills> {
  const random = seededRandom(`crashes on ${kind.kind}`);
  const database = await createEventDatabase(['alpha', 'beta']);
  try {
    const [alpha, beta] = [database.subgraph('alpha'), database.subgraph('beta')];
    const settings = { alphaUrl: alpha.url, betaUrl: beta.url, redisUrl: kind.redisUrl(), scope, subjects };
    let buried = false;
    for (let kill = 0; kill < kills; kill += 1) {
      buried = (await runAndKill(settings, random() * 250, random() < 0.2)) || buried;
    }

    const log = recordingLog();
    const buses = [alpha, beta].map(({ url }) => kind.open({ url, scope, log }));
    const running: RunningEvents[] = [];
    for (const [index, side] of [alpha, beta].entries()) {
      const bus = buses[index];
      if (!bus) throw new Error('each side has its bus');
      const handlers = side === beta ? handlerNames.map((name) => effectHandler(name)) : [];
      const { name, schema, url: databaseUrl, runInTransaction } = side;
      running.push(
        await startEvents({ name, schema, databaseUrl, bus, handlers, runInTransaction, log, pollMs: 200 }),
      );
    }
    for (const side of running) await side.drain();

    const rows = await alpha.sql('select subject, count(*)::int as count from source group by subject');
    const recorded = Object.fromEntries(
      rows.map(({ subject, count }) => [subject, Array.from({ length: Number(count) }, (_, n) => n)]),
    );
    const total = rows.reduce((sum, { count }) => sum + Number(count), 0);
    const stats = await Promise.all(running.map((side) => side.stats()));
    const effects = await Promise.all(handlerNames.map((name) => effectsBySubject(beta, name)));
    await Promise.all(running.map((side) => side.stop()));
    await Promise.all(buses.map((bus) => bus.close()));
    process.stdout.write(
      `${kind.kind}: ${kills} kills, ${total} events, ${handlerNames.length * total} effects\n`,
    );
    return { total, recorded, effects, stats, buried };
  } finally {
    await database.drop();
  }
}

/** Kills the process `delayMs` after it began to record, or that long after its launch if that is sooner. */
async function runAndKill(
  settings: EventProcessSettings,
  delayMs: number,
  whileStarting: boolean,
): Promise<boolean> {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, EVENT_PROCESS: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = once(child, 'exit');
  const recording = once(child.stdout, 'data');
  child.stdout.resume();
  await (whileStarting ? pause(200) : Promise.race([recording, exited]));
  await pause(delayMs);
  if (child.exitCode !== null) throw new Error(`the process ended by itself:\n${errors}`);
  child.kill('SIGKILL');
  await exited;
  return errors.includes('dead letter');
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createReport } from '../../start/report.mjs';
import { demo } from '../seed/index.js';
import { watchSources } from './dev.js';
import { Messages } from './messages.js';
import type { PlatformOptions } from './platform-options.js';
import { startPlatform, type Platform } from './platform.js';
import { Problem, shortPath } from './problem.js';

/** A second wish to stop counts from here on; npm and the terminal both send the first one. */
const repeatAfterMs = 500;

const report = createReport();
const messages = new Messages(report);
const isDev = process.argv.includes('--dev');

function readSettings(env: NodeJS.ProcessEnv): PlatformOptions & { dataDir: string } {
  const port = Number(env.PORT || 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Problem(`PORT must be a number from 0 to 65535, and is ${env.PORT}.`);
  }
  const seedWish = env.SEED_DEMO?.toLowerCase() || undefined;
  if (seedWish && seedWish !== 'true' && seedWish !== 'false') {
    throw new Problem(`SEED_DEMO must be true or false, and is ${env.SEED_DEMO}.`);
  }
  const host = env.HOST || undefined;
  // A person with a known password has no place on somebody's own database or where others can reach it.
  const isPrivate =
    !env.DATABASE_URL && (!host || host === '127.0.0.1' || host === 'localhost' || host === '::1');
  return {
    port,
    host,
    dataDir: resolve(env.DATA_DIR || '.data'),
    databaseUrl: env.DATABASE_URL || undefined,
    seed: seedWish ? seedWish === 'true' : isPrivate,
    messages,
    env: isDev ? { NODE_ENV: 'development' } : undefined,
  };
}

function showAddresses(platform: Platform, options: PlatformOptions): void {
  const { bold, cyan, dim } = report.colours;
  const row = (title: string, text: string): void => report.line(`  ${title.padEnd(14)} ${text}`);
  report.line();
  row('Open', bold(cyan(platform.url)));
  if (options.seed) row('Portfolio', cyan(`${platform.url}/@${demo.username}`));
  row('GraphQL', cyan(`${platform.url}/graphql`));
  if (platform.processes.some(({ name }) => name === 'mail')) {
    row('E-mail', cyan(`${platform.url}/dev/inbox`));
  }
  if (options.seed) row('Demo login', `${demo.email}  ${dim('password')} ${demo.password}`);
  if (platform.demoAdmin) {
    const { email, password } = platform.demoAdmin;
    row('Admin login', `${email}  ${dim('password')} ${password}  ${dim('at')} ${platform.url}/admin`);
  }
  report.line();
  const logs = shortPath(platform.logs);
  report.line(`  ${dim(`${isDev ? 'Reloads on save. ' : ''}Logs in ${logs}. Ctrl-C stops everything.`)}`);
  report.line();
}

function fail(error: unknown): never {
  report.close();
  if (error instanceof Problem) {
    const [sentence = '', ...rest] = error.message.split('\n');
    report.line(`\n  ${report.colours.red(sentence)}`);
    for (const line of rest) report.line(`    ${line}`);
  } else {
    console.error(error);
  }
  process.exit(1);
}

let platform: Platform | undefined;
let endWatching: (() => Promise<void>) | undefined;
let stoppedAt: number | undefined;

async function stop(): Promise<void> {
  if (stoppedAt !== undefined) {
    if (performance.now() - stoppedAt < repeatAfterMs) return;
    platform?.kill();
    process.exit(130);
  }
  stoppedAt = performance.now();
  if (!platform) {
    // What was begun ends with this process: each child has a guard that sees it go.
    report.close();
    process.exit(130);
  }
  const part = report.part('Stopping', 'finishing what is under way');
  await Promise.all([endWatching?.(), platform.stop()]);
  part.done('everything has ended');
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
// The starter holds the other end of this channel; it is gone when the channel closes.
process.on('disconnect', () => void stop());

try {
  // What the environment holds already wins over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const options = readSettings(process.env);
  platform = await startPlatform(options);
  showAddresses(platform, options);
  if (isDev) endWatching = watchSources(platform, messages);
  platform.failed.then(fail, fail);
} catch (error) {
  fail(error);
}

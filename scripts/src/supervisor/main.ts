import { existsSync } from 'node:fs';
import { createReport } from '../../start/report.mjs';
import { demo } from '../seed/index.js';
import { watchSources } from './dev.js';
import { Messages } from './messages.js';
import type { PlatformOptions } from './platform-options.js';
import { startPlatform, type Platform } from './platform.js';
import { Problem, shortPath } from './problem.js';
import { readStartSettings } from './start-settings.js';

/** A second wish to stop counts from here on; npm and the terminal both send the first one. */
const repeatAfterMs = 500;

const report = createReport();
const messages = new Messages(report);
const isDev = process.argv.includes('--dev');

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
  const options = {
    ...readStartSettings(process.env),
    messages,
    ...(isDev && { env: { NODE_ENV: 'development' } }),
  };
  platform = await startPlatform(options);
  showAddresses(platform, options);
  if (isDev) endWatching = watchSources(platform, messages);
  platform.failed.then(fail, fail);
} catch (error) {
  fail(error);
}

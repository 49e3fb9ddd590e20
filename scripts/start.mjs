import './start/node-version.mjs';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { createReport } = await import('./start/report.mjs');
const { install } = await import('./start/install.mjs');
const { build } = await import('./start/build.mjs');
const { Problem, signalAll } = await import('./start/run.mjs');

const report = createReport();
let supervisor = null;
let lastSignalAt = -Infinity;

/** npm forwards a Ctrl-C that the terminal has sent to everybody already: two signals within half a second are one wish. */
function passOn(signal) {
  if (performance.now() - lastSignalAt < 500) return;
  lastSignalAt = performance.now();
  if (supervisor) {
    supervisor.kill(signal);
    return;
  }
  signalAll('SIGTERM');
  report.close();
  process.exit(130);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal));

/** A SIGTERM to npm ends npm and its shell, and is not passed on: their end is the signal. */
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    passOn('SIGTERM');
  }, 250).unref();
}

/** The supervisor gets its own process group, so that Ctrl-C reaches it once; the channel tells it when this process dies. */
function handOver() {
  const main = join(root, 'scripts', 'dist', 'supervisor', 'main.js');
  supervisor = spawn(join(root, 'node_modules', '.bin', 'node'), [main, ...process.argv.slice(2)], {
    cwd: root,
    // Compiled code is kept between starts: a sixth of the work of a start.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'gatefold', 'compiled'), ...process.env },
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  supervisor.once('error', (error) => {
    console.error(`  The supervisor could not be started: ${error.message}`);
    process.exit(1);
  });
  supervisor.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

try {
  report.line();
  report.line(`  ${report.colours.bold('gatefold')}`);
  report.line();
  await install(root, report);
  await build(root, report);
  report.close();
  handOver();
} catch (error) {
  report.close();
  if (!(error instanceof Problem) && error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
  const sentence =
    error instanceof Problem ? error.message : `No permission for ${error.path}: check who owns this folder.`;
  report.line(`\n  ${report.colours.red(sentence)}`);
  for (const line of error.lines ?? []) report.line(`    ${line}`);
  process.exit(1);
}

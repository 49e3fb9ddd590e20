import { execFileSync, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** `--write`: into docs/PERFORMANCE.md too. Installs the peers when they are missing or older than the lockfile, then runs the benchmark on this Node. */
const here = import.meta.dirname;
const installedPath = join(here, 'node_modules/.package-lock.json');
const isInstalled =
  existsSync(installedPath) &&
  statSync(installedPath).mtimeMs >= statSync(join(here, 'package-lock.json')).mtimeMs;
if (!isInstalled) {
  execFileSync('npm', ['ci', '--prefix', here, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
  });
}
const child = spawn(process.execPath, [join(here, 'main.mjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => (process.exitCode = code ?? 1));

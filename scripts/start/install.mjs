import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, stamp } from './hash.mjs';
import { run } from './run.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** True when npm's own note of what is installed names every package of the lockfile in the same version. */
function matchesLockfile(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = readJson(installed).packages;
  const want = readJson(join(root, 'package-lock.json')).packages;
  return Object.entries(want).every(([path, { version, link, optional }]) => {
    if (!path.startsWith('node_modules/') || link) return true;
    return have[path] ? have[path].version === version : Boolean(optional);
  });
}

/** Installs the packages of the lockfile unless exactly these are installed. */
export async function install(root, report) {
  const { workspaces } = readJson(join(root, 'package.json'));
  const manifests = [
    'package.json',
    'package-lock.json',
    ...workspaces.map((name) => `${name}/package.json`),
  ];
  const wanted = hashOf(root, manifests, `${process.platform} ${process.arch}`);
  const installed = stamp(root, 'install');
  if (installed.read() === wanted) return;

  if (installed.read() === null && matchesLockfile(root)) {
    installed.write(wanted);
    return;
  }
  const part = report.part('Packages', 'installing, about a minute the first time', true);
  const { npm_execpath: npm } = process.env;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const sentence = 'The packages could not be installed (npm ci failed):';
  try {
    if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args], { cwd: root, sentence });
    else await run('npm', args, { cwd: root, sentence });
  } catch (error) {
    part.fail('not installed');
    throw error;
  }
  installed.write(wanted);
  part.done('installed');
}

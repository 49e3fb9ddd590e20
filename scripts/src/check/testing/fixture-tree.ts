import { spawnSync, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cleanFiles } from './clean-files.js';

const repository = join(import.meta.dirname, '../../../..');
const realSettings = [
  '.oxlintrc.json',
  '.prettierrc.json',
  '.prettierignore',
  '.gitignore',
  'knip.config.js',
  'tsconfig.base.json',
];

/** How a step of `npm run check` ended. */
export interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

/**
 * Runs one step of the real `scripts/check.mjs` with the real settings of every tool, on a small repository of our layout
 * outside of the real one. Without `files` it breaks no rule.
 */
export function checkTree(step: string, files: Readonly<Record<string, string>> = {}): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'gatefold-check-'));
  const root = join(folder, 'tree');
  try {
    mkdirSync(root);
    for (const name of realSettings) copyFileSync(join(repository, name), join(root, name));
    for (const [path, text] of Object.entries({ ...cleanFiles, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    linkPackages(root);
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    return runStep(root, step);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runStep(root: string, step: string): Outcome {
  const node = join(repository, 'node_modules/.bin/node');
  const { status, stdout, stderr } = spawnSync(
    node,
    [join(repository, 'scripts/check.mjs'), step, '--root', root],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return { passed: status === 0, output: `${stdout}${stderr}` };
}

/** Our packages are the tree's own; all others are found one folder up, where node_modules is that of the real repository. */
function linkPackages(root: string): void {
  symlinkSync(join(repository, 'node_modules'), join(root, '../node_modules'));
  mkdirSync(join(root, 'node_modules/@gatefold'), { recursive: true });
  for (const name of ['schema', 'runtime'])
    symlinkSync(join(root, name), join(root, 'node_modules/@gatefold', name));
}

import { join } from 'node:path';
import { workspaceFolders } from './tracked-files.mjs';

const home = join(import.meta.dirname, '../../..');
const installed = (path) => join(home, 'node_modules', path);

/** What checks of our own report about the tree at `root`, one sentence each. */
async function found(root, ...checks) {
  const modules = await Promise.all(checks.map((name) => import(`./${name}.mjs`)));
  return modules.flatMap(({ default: check }) => check(root));
}

/**
 * The steps of `npm run check` for the tree at `root`, in the order in which they are reported. A step either lists
 * problems itself (`problems`) or is a command line of Node 24 (`node`); `after` names a step that must be done before; what a
 * step that `tells` prints is shown when it passes too.
 */
export const steps = (root, { fix = false } = {}) => [
  {
    name: 'format',
    node: [installed('prettier/bin/prettier.cjs'), fix ? '--write' : '--check', '--log-level', 'warn', '.'],
  },
  { name: 'names', problems: () => found(root, 'file-names', 'forbidden-names') },
  { name: 'size', problems: () => found(root, 'file-size') },
  { name: 'focus', problems: () => found(root, 'focused-tests') },
  { name: 'traces', problems: () => found(root, 'machine-traces') },
  { name: 'types', node: [installed('typescript/bin/tsc'), '-b'] },
  {
    name: 'imports',
    node: [
      '--import',
      join(import.meta.dirname, 'typescript-api.mjs'),
      installed('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      join(home, '.dependency-cruiser.mjs'),
      '--output-type',
      'err-long',
      ...workspaceFolders(root),
    ],
  },
  {
    name: 'lint',
    node: [
      installed('oxlint/bin/oxlint'),
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives',
      ...(fix ? ['--fix'] : []),
      '--config',
      join(root, '.oxlintrc.json'),
    ],
    after: 'types',
  },
  { name: 'dead', node: [installed('knip/bin/knip.js'), '--no-progress', '--no-config-hints'] },
  { name: 'descriptions', problems: () => found(root, 'schema-descriptions') },
  { name: 'schema', node: [join(home, 'scripts/dist/schema/check.js')], after: 'types', tells: true },
];

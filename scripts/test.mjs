import './start/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './start/build.mjs';
import { install } from './start/install.mjs';
import { createReport } from './start/report.mjs';
import { Problem } from './start/run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules/.bin/node');
const jestArgs = process.argv.slice(2);
/** Only bounds what hangs: a busy machine must not fail a test that works. */
const testTimeoutMs = 60_000;

/** System tests share one platform and would disturb each other's timing: those run one after another, after all others. */
const runs =
  jestArgs.length > 0
    ? [jestArgs]
    : [
        ['--selectProjects', 'unit', 'web-unit', 'integration', 'web-integration', '--maxWorkers=2'],
        ['--selectProjects', 'system', '--runInBand'],
      ];

/** Runs a script on Node 24 with this terminal; returns whether it succeeded. */
function passes(script, args, env = {}) {
  const { status } = spawnSync(node, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** One Jest run; a suite that could not run, and a run that could not report, count as one failure each. */
function jest(args, folder) {
  const file = join(folder, 'result.json');
  const passed = passes(
    join(root, 'node_modules/jest/bin/jest.js'),
    ['--json', `--outputFile=${file}`, `--testTimeout=${testTimeoutMs}`, ...args],
    {
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    },
  );
  if (!existsSync(file)) return { passed: 0, failed: passed ? 0 : 1, ok: passed };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed, ok: passed };
}

const report = createReport();
try {
  await install(root, report);
  const isChecked = jestArgs.length > 0 || passes(join(root, 'scripts/check.mjs'), []);
  await build(root, report);
  report.close();
  // Tests run as the compiler wrote them (ADR 22): never as an older version of them.
  if (!passes(join(root, 'node_modules/typescript/bin/tsc'), ['-b'])) {
    throw new Problem('The tests do not compile: see above.');
  }

  const folder = mkdtempSync(join(tmpdir(), 'gatefold-test-'));
  const results = runs.map((args) => jest(args, folder));
  rmSync(folder, { recursive: true });

  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  if (!isChecked) console.log('\nnpm run check failed: see above.');
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = isChecked && results.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
  report.close();
  if (!(error instanceof Problem)) throw error;
  console.error([error.message, ...error.lines].join('\n  '));
  process.exitCode = 1;
}

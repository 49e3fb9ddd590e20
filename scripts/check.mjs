import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { steps as stepsOf } from './src/check/steps.mjs';

const home = join(import.meta.dirname, '..');
const bin = join(home, 'node_modules/.bin');
const parallelMax = 2;
const linesOfManyMax = 40;
/** Neither colours nor what the caller of this Node asked of it. */
/** oxlint colours its output for every CI, whatever NO_COLOR says. */
const { CI: _ci, FORCE_COLOR: _colour, NODE_OPTIONS: _options, ...plainEnv } = process.env;

/** Runs one step, on Node 24 with our tools in PATH; resolves to whether it passed and what it says. */
async function resultOf(step, root) {
  if (step.problems) {
    const problems = await step.problems();
    return { passed: problems.length === 0, says: problems.join('\n') };
  }
  return new Promise((done) => {
    const child = spawn(join(bin, 'node'), step.node, {
      cwd: root,
      env: { ...plainEnv, PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    }
    child.on('error', (error) => done({ passed: false, says: error.message }));
    child.on('close', (code, signal) => {
      const end = `ended with ${signal ?? `exit code ${code}`} and no output`;
      if (code === 0) done({ passed: true, says: step.tells ? output.trim() : '' });
      else done({ passed: false, says: output.trim() || end });
    });
  });
}

/** All that a step that runs alone says; of one among many, its beginning and how to see the rest. */
function shown(says, step, isAlone) {
  const lines = says.split('\n');
  const more = lines.length - linesOfManyMax;
  if (isAlone || more <= 0) return says;
  return [...lines.slice(0, linesOfManyMax), `and ${more} more lines: npm run check -- ${step.name}`].join(
    '\n',
  );
}

/** Runs a step and prints its line; resolves to whether it passed. */
async function runStep(step, root, isAlone) {
  const startedMs = performance.now();
  const { passed, says } = await resultOf(step, root).catch((error) => ({
    passed: false,
    says: String(error.stack ?? error),
  }));
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(5);
  console.log(`${passed ? '✓' : '✗'} ${step.name.padEnd(12)} ${seconds} s`);
  if (says) console.log(`${shown(says, step, isAlone).replace(/^/gm, '    ')}\n`);
  return passed;
}

/** Runs the steps, at most two at once, each after the one it names; resolves to whether all passed. */
async function runAll(steps, root) {
  const waiting = [...steps];
  const unfinished = new Set(steps.map((step) => step.name));
  let passed = true;
  const running = new Set();
  while (unfinished.size > 0) {
    const index = waiting.findIndex((step) => !unfinished.has(step.after));
    if (index < 0 || running.size === parallelMax) {
      await Promise.race(running);
      continue;
    }
    const [step] = waiting.splice(index, 1);
    const run = runStep(step, root, steps.length === 1).then((ok) => {
      passed &&= ok;
      unfinished.delete(step.name);
      running.delete(run);
    });
    running.add(run);
  }
  return passed;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fix: { type: 'boolean' }, root: { type: 'string' } },
});
const root = resolve(values.root ?? home);
const all = stepsOf(root, values);
const unknown = positionals.filter((name) => !all.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${all.map((step) => step.name).join(', ')}`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? all.filter((step) => positionals.includes(step.name)) : all;
process.exitCode = (await runAll(chosen, root)) ? 0 : 1;

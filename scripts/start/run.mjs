import { spawn } from 'node:child_process';

/** A sentence for the person at the terminal; nothing else needs to be shown. `lines` are the words of the program that failed. */
export class Problem extends Error {
  constructor(sentence, lines = []) {
    super(sentence);
    this.lines = lines;
  }
}

const running = new Set();

/** Sends a signal to every program that `run` has started and that still runs. */
export const signalAll = (signal) => running.forEach((child) => child.kill(signal));

const linesMax = 15;

/** The lines that say what went wrong: npm's and the compiler's first errors, else the last words. */
function telling(output) {
  const lines = output
    .replace(/npm error Usage:[\s\S]*|npm error Clean install a project[\s\S]*/, '')
    .split('\n')
    .filter((line) => line.replace(/^npm error$/, '').trim() !== '' && !line.startsWith('npm warn'));
  const errors = lines
    .filter((line) => /^npm error|error TS\d+/.test(line))
    .map((line) => line.replace(/^npm error /, ''));
  return errors.length > 0 ? errors.slice(0, linesMax) : lines.slice(-linesMax);
}

/** Runs a program and collects its output. Throws a Problem with the telling lines when it fails. */
export function run(command, args, { cwd, sentence, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const fail = () => reject(new Problem(sentence, telling(output)));
    child.once('error', (error) => {
      output += error.message;
      running.delete(child);
      fail();
    });
    child.once('close', (code) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else fail();
    });
  });
}

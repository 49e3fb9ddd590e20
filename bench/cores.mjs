import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** What is measured has a core to itself; the load, the subgraphs and everything else share the other. */
const measuredCore = '1';
const otherCore = '0';

/** Whether processes are pinned: this takes `taskset` and a second core. */
export const isPinned = availableParallelism() > 1 && hasTaskset();

function hasTaskset() {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Keeps this process, and those that it starts, off the core of what is measured. */
export function leaveMeasuredCore() {
  if (!isPinned) return;
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', otherCore, `${process.pid}`], {
    stdio: 'ignore',
  });
}

/** The command that runs another one on the core of what is measured; `taskset` becomes that process. */
export function onMeasuredCore(command) {
  return isPinned ? ['taskset', '--cpu-list', measuredCore, ...command] : command;
}

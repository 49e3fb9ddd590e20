import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startTimeOf } from '@gatefold/sandboxes/process';
import { Problem, shortPath } from './problem.js';

const held = new Set<string>();

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A process is meant by its id and the time it began: ids are reused, above all in containers. */
function isHeld(content: string, file: string): boolean {
  const [pid, startTime] = content.split('\n');
  if (Number(pid) === process.pid) return held.has(file);
  return isAlive(Number(pid)) && startTimeOf(Number(pid)) === startTime;
}

/**
 * Takes the data folder for this process alone; call the returned function to give it back. A lock whose process is gone is taken over.
 * Throws a Problem when another platform runs on the folder.
 */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'lock');
  const own = `${process.pid}\n${startTimeOf(process.pid)}\n`;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, own);
  try {
    for (;;) {
      const content = read(file);
      if (content !== null && isHeld(content, file)) {
        const [pid] = content.split('\n');
        throw new Problem(
          `The data folder ${shortPath(dataDir)} is in use by another gatefold (process ${pid}): stop that one, or choose another folder with DATA_DIR.`,
        );
      }
      if (content !== null && read(file) === content) rmSync(file, { force: true });
      try {
        linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  held.add(file);
  return () => {
    held.delete(file);
    if (read(file) === own) rmSync(file, { force: true });
  };
}

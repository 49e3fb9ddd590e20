import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths below `root`, with `/`, of every file that is or would be committed, sorted. */
export function trackedFiles(root) {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = new Set(listing.split('\0').filter(Boolean));
  return [...paths].filter((path) => existsSync(join(root, path))).sort();
}

/** The lines of a tracked file; a last line break starts no further line. */
export function linesOf(root, path) {
  return readFileSync(join(root, path), 'utf8').replace(/\n$/, '').split('\n');
}

/** Folders of the workspaces that exist below `root`, as the root package.json lists them. */
export function workspaceFolders(root) {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return workspaces.filter((folder) => existsSync(join(root, folder)));
}

export const isTest = (path) => /\.test\.tsx?$/.test(path) || path.startsWith('tests/');

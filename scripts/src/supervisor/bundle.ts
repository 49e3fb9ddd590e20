import path from 'node:path';

/** Where the build puts the bundle of a compiled script: a process loads two files in half the time that thousands take. */
export function bundleOf(entry: string): string {
  return path.posix.join(path.posix.dirname(entry), 'bundled', path.posix.basename(entry));
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ignored = new Set(['node_modules', 'dist', 'bundled', '.data', 'coverage', '.cache', '.git']);

/** Every file below the given files and folders, sorted, without what is built or installed. Missing paths count as empty. */
export function filesBelow(paths) {
  const found = [];
  const visit = (path) => {
    if (statSync(path).isFile()) found.push(path);
    else for (const name of readdirSync(path)) if (!ignored.has(name)) visit(join(path, name));
  };
  for (const path of paths) if (existsSync(path)) visit(path);
  return found.sort();
}

/** A hash of names (relative to `root`) and contents: the same on every machine and after every checkout. */
export function hashOf(root, paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const file of filesBelow(paths.map((path) => join(root, path)))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** A note of what was last done successfully, kept under node_modules/.cache so that it goes away with the packages. */
export function stamp(root, name) {
  const file = join(root, 'node_modules', '.cache', 'gatefold', name);
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    write: (value) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}

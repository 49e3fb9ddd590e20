import { isAbsolute, relative } from 'node:path';

/** A failure that the person at the terminal can mend; the message is one or two sentences that say how. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** A path as a person would type it: relative to the working folder where that is shorter. */
export function shortPath(path: string, from = process.cwd()): string {
  const short = relative(from, path);
  return short !== '' && !short.startsWith('..') && !isAbsolute(short) ? short : path;
}

/** The sentence for a system error met while preparing the data folder; null when it is not one of those. */
export function dataFolderProblem(error: unknown, dataDir: string): Problem | null {
  const { code } = error as NodeJS.ErrnoException;
  const folder = shortPath(dataDir);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Problem(
      `No permission to write to the data folder ${folder}: correct its owner, or choose another folder with DATA_DIR.`,
    );
  }
  if (code === 'EISDIR') {
    return new Problem(
      `The data folder ${folder} holds a folder where a file belongs: move it away to begin anew, or restore a backup of it.`,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Problem(
      `The data folder ${folder} is not a folder: remove that file, or choose another folder with DATA_DIR.`,
    );
  }
  if (code === 'ENOSPC') return new Problem(`The disk of the data folder ${folder} is full.`);
  return null;
}

/** The sentence for a database of the operator's that could not be connected to. */
export function databaseProblem(error: unknown, host: string): Problem {
  const { code, message } = error as NodeJS.ErrnoException;
  // Errors of the database itself have codes of five characters; those of the network begin with E and are longer.
  const isUnreachable = /^E[A-Z]{4,}/.test(code ?? '') || /timeout/i.test(message);
  if (!isUnreachable) return new Problem(`The database at ${host} does not let us in: ${message}`);
  const reason = code ?? message;
  return new Problem(
    `No database answers at ${host} (${reason}): start it, correct DATABASE_URL, or leave it out for the embedded one.`,
  );
}

/** The sentence for a public port that cannot be listened on; null for other errors. */
export function portProblem(error: unknown, port: number): Problem | null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new Problem(
      `Port ${port} is taken: stop the program that uses it, or choose another port with PORT=${port + 1} npm start.`,
    );
  }
  if (code === 'EACCES') {
    return new Problem(
      `No permission to listen on port ${port}: choose one above 1023, for example PORT=4000 npm start.`,
    );
  }
  if (code === 'EADDRNOTAVAIL')
    return new Problem('HOST is not an address of this machine: leave it out, or use 127.0.0.1 or 0.0.0.0.');
  return null;
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SchemaProblem } from './schema-problem.js';

const run = promisify(execFile);

/** A file as it was at a commit, or undefined when it did not exist then. Throws a SchemaProblem when the commit is not known. */
export async function committedFile(root: string, ref: string, path: string): Promise<string | undefined> {
  const git = (...args: string[]) => run('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => {
    throw new SchemaProblem(`There is no commit ${ref} to compare the schema with.`);
  });
  const { stdout: listed } = await git('ls-tree', '--name-only', ref, '--', path);
  if (listed.trim() === '') return undefined;
  return (await git('show', `${ref}:${path}`)).stdout;
}

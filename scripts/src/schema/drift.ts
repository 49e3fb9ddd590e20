import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One sentence for each committed schema file below `root` that is not what the code prints. */
export async function schemaDrift(root: string, printed: ReadonlyMap<string, string>): Promise<string[]> {
  const drift: string[] = [];
  for (const [path, text] of printed) {
    const file = join(root, path);
    if (!existsSync(file)) drift.push(`${path} is not committed`);
    else if ((await readFile(file, 'utf8')) !== text) drift.push(`${path} is not what the code prints`);
  }
  const folder = join(root, 'schema/subgraphs');
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    const path = `schema/subgraphs/${name}`;
    if (!printed.has(path)) drift.push(`${path} belongs to no subgraph`);
  }
  return drift;
}

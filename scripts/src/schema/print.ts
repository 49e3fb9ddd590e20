/** `npm run schema:print` */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CompositionError } from './compose.js';
import { schemaFiles } from './schema-files.js';
import { printSubgraphs } from './subgraph-sdl.js';

try {
  const root = process.cwd();
  for (const [path, text] of await schemaFiles(await printSubgraphs(root))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(path);
  }
} catch (error) {
  if (!(error instanceof CompositionError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** `npm run schema:print` */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from './run-command.js';
import { schemaFiles } from './schema-files.js';
import { printSubgraphs } from './subgraph-sdl.js';

await runCommand(async () => {
  const root = process.cwd();
  for (const [path, text] of await schemaFiles(await printSubgraphs(root))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(path);
  }
  return 0;
});

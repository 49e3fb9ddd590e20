import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printSubgraphSdl } from '@gatefold/runtime/boot';
import type { SubgraphDefinition } from '@gatefold/runtime/features';
import type { SubgraphSdl } from './compose.js';
import { SchemaProblem } from './schema-problem.js';

/** Prints every subgraph below `root` from its built code, sorted by name. Throws a SchemaProblem. */
export async function printSubgraphs(root: string): Promise<SubgraphSdl[]> {
  const folders = await readdir(join(root, 'subgraphs'), { withFileTypes: true });
  const names = folders.filter((folder) => folder.isDirectory()).map(({ name }) => name);
  const printed: SubgraphSdl[] = [];
  for (const name of names.toSorted()) {
    printed.push({ name, sdl: await printSubgraphSdl(await definitionOf(root, name)) });
  }
  return printed;
}

async function definitionOf(root: string, name: string): Promise<SubgraphDefinition> {
  const path = `subgraphs/${name}/dist/subgraph.js`;
  if (!existsSync(join(root, path))) {
    throw new SchemaProblem(
      `${path} does not exist: run npm run build, or add subgraphs/${name}/src/subgraph.ts.`,
    );
  }
  const module = (await import(pathToFileURL(join(root, path)).href)) as { default?: SubgraphDefinition };
  if (!module.default)
    throw new SchemaProblem(
      `subgraphs/${name}/src/subgraph.ts has no default export of a SubgraphDefinition.`,
    );
  return module.default;
}

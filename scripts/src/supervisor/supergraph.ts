import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Problem } from './problem.js';

const require = createRequire(import.meta.url);

/**
 * Composes the subgraphs of `folder` (`<name>.graphql`) into the file `target`, replaced at once so that the gateway never reads half of
 * it. Does nothing when `target` was made from the same schemas. Throws a Problem that names the subgraph and the fault.
 */
export async function composeSupergraph(
  folder: string,
  target: string,
): Promise<{ subgraphs: number; isNew: boolean }> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  const sources = names
    .sort()
    .map((name) => ({ name: basename(name, '.graphql'), sdl: readFileSync(join(folder, name), 'utf8') }));
  const { version } = require('@apollo/composition/package.json') as { version: string };
  const mark = `# ${createHash('sha256')
    .update(JSON.stringify([version, sources]))
    .digest('hex')}\n`;
  const subgraphs = sources.length;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(mark)) return { subgraphs, isNew: false };

  // Composition brings a large library; a second start does without it.
  const { composeSupergraph: compose, CompositionError } = await import('../schema/compose.js');
  let supergraphSdl: string;
  try {
    ({ supergraphSdl } = compose(sources));
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    throw new Problem(`The subgraphs do not compose; mend schema/subgraphs:\n${error.message}`);
  }
  writeFileSync(`${target}.new`, mark + supergraphSdl);
  renameSync(`${target}.new`, target);
  return { subgraphs, isNew: true };
}

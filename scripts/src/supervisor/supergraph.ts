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

  const [{ composeServices }, { parse }] = await Promise.all([
    import('@apollo/composition'),
    import('graphql'),
  ]);
  const services = sources.map(({ name, sdl }) => {
    try {
      return { name, typeDefs: parse(sdl), url: `http://${name}.invalid/graphql` };
    } catch (error) {
      throw new Problem(`The schema of subgraph ${name} is not valid GraphQL: ${(error as Error).message}`);
    }
  });
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) {
    const messages = (errors ?? []).map((error) => error.message).join('\n');
    throw new Problem(`The subgraphs do not compose; mend schema/subgraphs:\n${messages}`);
  }
  writeFileSync(`${target}.new`, mark + supergraphSdl);
  renameSync(`${target}.new`, target);
  return { subgraphs, isNew: true };
}

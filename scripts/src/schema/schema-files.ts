import { arrangeSdl } from './arrange-sdl.js';
import { composeSupergraph, type SubgraphSdl } from './compose.js';

/** Where the schema that clients see is committed. */
export const publicSchemaPath = 'schema/public.graphql';

/** Text of every committed schema file by its path below the repository. Throws a CompositionError. */
export async function schemaFiles(subgraphs: readonly SubgraphSdl[]): Promise<ReadonlyMap<string, string>> {
  const { supergraphSdl, apiSdl } = composeSupergraph(subgraphs);
  const texts: [string, string][] = [
    ...subgraphs.map(({ name, sdl }): [string, string] => [`schema/subgraphs/${name}.graphql`, sdl]),
    ['schema/supergraph.graphql', supergraphSdl],
    [publicSchemaPath, apiSdl],
  ];
  return new Map(await Promise.all(texts.map(async ([path, sdl]) => [path, await arrangeSdl(sdl)] as const)));
}

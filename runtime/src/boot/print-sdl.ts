import { discoverFeatures, type SubgraphDefinition } from '../features/index.js';
import { buildFederatedSchema } from '../graphql/index.js';

/** The Federation 2 SDL of a subgraph, without starting it. */
export async function printSubgraphSdl(
  definition: Pick<SubgraphDefinition, 'featuresDirectory'>,
): Promise<string> {
  const features = await discoverFeatures(definition.featuresDirectory);
  return (await buildFederatedSchema(features)).sdl;
}

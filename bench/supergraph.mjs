import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { definitions } from './subgraphs/definitions.mjs';

/** The supergraph SDL of the four subgraphs at `urls` (by name). Throws when they do not compose. */
export function composeSupergraph(urls) {
  const services = Object.entries(definitions).map(([name, { typeDefs }]) => ({
    name,
    url: urls[name],
    typeDefs: parse(typeDefs),
  }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

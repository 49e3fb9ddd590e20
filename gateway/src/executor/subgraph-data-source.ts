import type { GraphQLDataSource, GraphQLDataSourceProcessOptions, ServiceMap } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { GraphQLError } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import { rootNames } from '../planner/root-fields.js';
import type { SubgraphFetcher } from './executor.js';

type Context = RequestScope & Record<string, unknown>;

/** Apollo's name for a subgraph, answered by the fetcher. The executor's context is the {@link RequestScope}. */
class SubgraphDataSource implements GraphQLDataSource<Context> {
  constructor(
    private readonly subgraph: string,
    private readonly fetcher: SubgraphFetcher,
  ) {}

  async process(options: GraphQLDataSourceProcessOptions<Context>): Promise<GatewayGraphQLResponse> {
    const { query = '', operationName, variables } = options.request;
    const request = { subgraph: this.subgraph, query, operationName, variables };
    try {
      const { data, errors } = await this.fetcher.fetch(request, options.context as Context);
      return { ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}) };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const path = ('pathInIncomingRequest' in options && options.pathInIncomingRequest) || [];
      return missing(error, path, query);
    }
  }
}

/** The data sources of a supergraph by subgraph name. */
export function createServiceMap(subgraphNames: readonly string[], fetcher: SubgraphFetcher): ServiceMap {
  return Object.fromEntries(subgraphNames.map((name) => [name, new SubgraphDataSource(name, fetcher)]));
}

/** One error for each field of the root that is missing; for entities one, at the path up to the first list. */
function missing(
  error: GraphQLError,
  path: readonly (string | number)[],
  query: string,
): GatewayGraphQLResponse {
  if (path.length === 0) {
    const { message, extensions } = error;
    return { errors: rootNames(query).map((name) => ({ message, extensions, path: [name] })) };
  }
  const list = path.indexOf('@');
  throw new GraphQLError(error.message, {
    path: list < 0 ? path : path.slice(0, list),
    extensions: error.extensions,
    originalError: error,
  });
}

import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import type { OperationRunner } from '../executor/operation-runner.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import type { SupergraphStore } from '../supergraph/supergraph-store.js';

/** Apollo Server's view of our engine: tells it each new API schema, runs what it has validated. */
export class ApolloGatewayAdapter implements GatewayInterface {
  /** A request that was validated by one version also runs on it. */
  private readonly versions = new WeakMap<GraphQLSchema, LoadedSupergraph>();

  constructor(
    private readonly supergraphs: SupergraphStore,
    private readonly runner: OperationRunner,
  ) {}

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    const announce = (supergraph: LoadedSupergraph) => {
      this.versions.set(supergraph.apiSchema, supergraph);
      callback({ apiSchema: supergraph.apiSchema, coreSupergraphSdl: supergraph.sdl });
    };
    announce(this.supergraphs.current);
    return this.supergraphs.onSwap(announce);
  }

  load(): Promise<GatewayLoadResult> {
    return Promise.resolve({ executor: (context) => this.execute(context) });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  private execute(context: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const supergraph = this.versions.get(context.schema) ?? this.supergraphs.current;
    const { document, request } = context;
    const { operationName, variables } = request;
    return this.runner.run(
      supergraph,
      { document, operationName, variables },
      context.context as unknown as RequestScope,
    );
  }
}

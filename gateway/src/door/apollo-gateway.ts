import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface';
import type { DocumentNode } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import type { OperationRunner } from '../executor/operation-runner.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import type { SupergraphStore } from '../supergraph/supergraph-store.js';

/** Apollo Server's context of one request: its scope, and the document that was admitted, with the version it fits. */
export interface ApolloContext extends Omit<RequestScope, 'signal'> {
  readonly admitted?: { readonly supergraph: LoadedSupergraph; readonly document: DocumentNode };
}

/** Apollo Server's view of our engine: tells it each new API schema, runs what was admitted. */
export class ApolloGatewayAdapter implements GatewayInterface {
  constructor(
    private readonly supergraphs: SupergraphStore,
    private readonly runner: OperationRunner,
  ) {}

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    const announce = ({ apiSchema, sdl }: LoadedSupergraph) =>
      callback({ apiSchema, coreSupergraphSdl: sdl });
    announce(this.supergraphs.current);
    return this.supergraphs.onSwap(announce);
  }

  load(): Promise<GatewayLoadResult> {
    return Promise.resolve({ executor: (context) => this.execute(context) });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  private async execute({ request, context }: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const { admitted, ...scope } = context as unknown as ApolloContext;
    if (!admitted) throw new Error('an operation reached the executor without admission');
    const { operationName, variables } = request;
    return this.runner.run(
      admitted.supergraph,
      { document: admitted.document, operationName, variables },
      scope,
    );
  }
}

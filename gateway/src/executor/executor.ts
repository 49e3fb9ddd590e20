import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import type { Logger } from '@gatefold/runtime/logging';
import {
  getVariableValues,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
} from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import { gatewayError } from '../errors/gateway-error.js';
import { keepAsIs } from '../errors/public-error.js';
import type { Fetcher } from '../fetcher/fetcher.js';
import { documentOf, type SelectedOperation } from '../planner/normalise-operation.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { createServiceMap } from './subgraph-data-source.js';

export type Result = ExecutionResult<Record<string, unknown>, Record<string, unknown>>;
type Variables = Readonly<Record<string, unknown>>;
type SubscriptionEvent = Pick<FormattedExecutionResult<Record<string, unknown>>, 'data' | 'errors'>;

/** Where a version of the supergraph sends its fetches. */
export type SubgraphFetcher = Pick<Fetcher, 'fetch'>;

export interface ExecutorOptions {
  readonly fetcherOf: (supergraph: LoadedSupergraph) => SubgraphFetcher;
  /** `masked`: clients see errors of subgraphs only as far as the contract knows their codes. */
  readonly subgraphErrors: 'masked' | 'intact';
}

/** Runs plans: fetches from subgraphs, merges, shapes the answer. */
export class Executor {
  private readonly serviceMaps = new WeakMap<LoadedSupergraph, ServiceMap>();

  constructor(
    private readonly options: ExecutorOptions,
    private readonly log: Logger,
  ) {}

  /** The variables as the operation declares them, or the errors that say what is wrong with them. */
  coerceVariables(
    supergraph: LoadedSupergraph,
    { operation }: SelectedOperation,
    variables: Variables | undefined,
  ): { readonly variables: Variables } | { readonly errors: readonly GraphQLError[] } {
    const { coerced, errors } = getVariableValues(
      supergraph.apiSchema,
      operation.variableDefinitions ?? [],
      variables ?? {},
    );
    if (coerced) return { variables: coerced };
    return {
      errors: errors.map(({ message, nodes }) =>
        gatewayError('BAD_USER_INPUT', message, { nodes: nodes ?? null, status: 400 }),
      ),
    };
  }

  /** The answer to a valid operation with coerced variables; failures of subgraphs are errors in it. */
  execute(
    supergraph: LoadedSupergraph,
    selected: SelectedOperation,
    plan: QueryPlan,
    variables: Variables,
    scope: RequestScope,
  ): Promise<Result> {
    return this.run(supergraph, selected, plan, variables, scope, this.serviceMapOf(supergraph));
  }

  /** The answer to one event of a subscription: `primary` yields the event, then `rest` runs as in a query. */
  executeEvent(
    supergraph: LoadedSupergraph,
    selected: SelectedOperation,
    { primary, rest }: { readonly primary: FetchNode; readonly rest?: QueryPlan['node'] },
    event: SubscriptionEvent,
    variables: Variables,
    scope: RequestScope,
  ): Promise<Result> {
    const services = this.serviceMapOf(supergraph);
    const owner = services[primary.serviceName];
    const node = { kind: 'Sequence', nodes: rest ? [primary, rest] : [primary] } as QueryPlan['node'];
    const withEvent: ServiceMap = {
      ...services,
      [primary.serviceName]: {
        process: (options) =>
          options.request.query === primary.operation
            ? Promise.resolve(event as Awaited<ReturnType<NonNullable<typeof owner>['process']>>)
            : owner!.process(options),
      },
    };
    return this.run(
      supergraph,
      selected,
      { kind: 'QueryPlan', ...(node ? { node } : {}) },
      variables,
      scope,
      withEvent,
    );
  }

  private async run(
    supergraph: LoadedSupergraph,
    selected: SelectedOperation,
    plan: QueryPlan,
    variables: Variables,
    scope: RequestScope,
    services: ServiceMap,
  ): Promise<Result> {
    const document = documentOf(selected);
    const { apiSchema, plannerApiSchema, supergraphSchema } = supergraph;
    const requestContext = {
      request: { variables },
      context: scope,
      document,
      operation: selected.operation,
      operationName: selected.operation.name?.value ?? null,
      logger: this.log,
      metrics: {},
    } as unknown as GatewayGraphQLRequestContext;
    const operationContext = buildOperationContext({ schema: apiSchema, operationDocument: document });
    const result = await executeQueryPlan(
      plan,
      services,
      requestContext,
      operationContext,
      supergraphSchema,
      plannerApiSchema,
    );
    if (this.options.subgraphErrors === 'intact') result.errors?.forEach(keepAsIs);
    return result;
  }

  private serviceMapOf(supergraph: LoadedSupergraph): ServiceMap {
    let services = this.serviceMaps.get(supergraph);
    if (!services) {
      services = createServiceMap([...supergraph.subgraphUrls.keys()], this.options.fetcherOf(supergraph));
      this.serviceMaps.set(supergraph, services);
    }
    return services;
  }
}

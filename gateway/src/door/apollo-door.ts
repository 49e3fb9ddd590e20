import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer, type HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from '@gatefold/runtime/logging';
import type { GraphQLError } from 'graphql';
import type { DocumentGate } from '../admission/admit-document.js';
import type { RequestScope } from '../admission/request-scope.js';
import { publicError } from '../errors/public-error.js';
import type { SupergraphStore } from '../supergraph/supergraph-store.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { ApolloContext } from './apollo-gateway.js';

type Scope = Omit<RequestScope, 'signal'>;

/** An HTTP request for GraphQL with its body already read. */
export interface GraphqlHttpRequest {
  readonly method: string;
  readonly headers: HeaderMap;
  /** From `?` on, or empty. */
  readonly search: string;
  readonly body: unknown;
}

/** GraphQL over HTTP by @apollo/server: media types, GET, status codes, CSRF prevention, validation. */
export class ApolloDoor {
  private readonly server: ApolloServer<ApolloContext>;
  private readonly requestIds = new AsyncLocalStorage<string>();

  constructor(
    gateway: GatewayInterface,
    private readonly gate: DocumentGate,
    private readonly supergraphs: SupergraphStore,
    private readonly metrics: Metrics,
    private readonly log: Logger,
    tokensMax: number,
  ) {
    this.server = new ApolloServer<ApolloContext>({
      gateway,
      logger: log,
      nodeEnv: 'production',
      introspection: true,
      // The document gate validates, and the adapter runs only what it has admitted.
      dangerouslyDisableValidation: true,
      parseOptions: { maxTokens: tokensMax },
      persistedQueries: false,
      allowBatchedHttpRequests: false,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      formatError: (_formatted, error) => this.format(error),
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginSchemaReportingDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
      ],
    });
  }

  /** Must be awaited before the first {@link answer}. */
  async start(): Promise<void> {
    await this.server.start();
  }

  /** The answer to a request; `admitCaller` says who called, or throws why they may not. */
  async answer(
    request: GraphqlHttpRequest,
    requestId: string,
    admitCaller: () => Promise<Scope>,
  ): Promise<HTTPGraphQLResponse> {
    const refusal: GraphQLError[] = [];
    const answer = await this.requestIds.run(requestId, () =>
      this.server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: request,
        context: async () => {
          const scope = await admitCaller();
          const admitted = this.admitDocument(request, refusal);
          return admitted ? { ...scope, admitted } : scope;
        },
      }),
    );
    if (refusal.length < 2) return answer;
    // Apollo Server has answered with the first error alone.
    const errors = refusal.map((error) => publicError(error, requestId, this.log));
    return { ...answer, body: { kind: 'complete', string: JSON.stringify({ errors }) } };
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private admitDocument(request: GraphqlHttpRequest, refusal: GraphQLError[]): ApolloContext['admitted'] {
    const parameters = parametersOf(request);
    if (parameters.query === undefined) return undefined;
    const supergraph = this.supergraphs.current;
    const document = this.gate.admit({ ...parameters, query: parameters.query }, supergraph.apiSchema);
    refusal.push(...this.gate.validate(document, supergraph.apiSchema));
    if (refusal[0]) throw refusal[0];
    return { supergraph, document };
  }

  private format(error: unknown): GraphQLError {
    const formatted = publicError(error, this.requestIds.getStore() ?? '', this.log);
    if (formatted.path === undefined)
      this.metrics.refused.inc({ code: String(formatted.extensions['code']) });
    return formatted;
  }
}

interface Parameters {
  readonly query?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** As far as they are well-formed; Apollo Server refuses the rest. */
function parametersOf({ method, search, body }: GraphqlHttpRequest): Parameters {
  const given = method === 'GET' ? fromSearch(search) : (body as Record<string, unknown> | undefined);
  const { query, operationName, variables } = given ?? {};
  return {
    query: typeof query === 'string' ? query : undefined,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: isRecord(variables) ? variables : undefined,
  };
}

function fromSearch(search: string): Record<string, unknown> {
  const parameters = new URLSearchParams(search);
  let variables: unknown;
  try {
    variables = JSON.parse(parameters.get('variables') ?? 'null');
  } catch {
    variables = undefined;
  }
  return { query: parameters.get('query'), operationName: parameters.get('operationName'), variables };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { randomUUID } from 'node:crypto';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Caller } from '../admission/access-token.js';
import type { RequestScope } from '../admission/request-scope.js';
import type { RunsOperations } from '../admission/sign-in-limit.js';
import { gatewayError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import type { Result } from '../executor/executor.js';
import type { LiveSubscription } from '../subscriptions/live-subscription.js';
import type { SubscriptionEnvironment } from '../subscriptions/subscription-environment.js';
import type { SubscriptionShares } from '../subscriptions/subscription-shares.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { admitOperation, coerceVariables } from './admitted-operation.js';
import { nestsDeeper } from './nesting.js';
import { reasonsOf } from './refusal.js';
import { SocketOutlet, type OutletSocket } from './socket-outlet.js';

/** Who speaks over a socket, and how its subscriptions reach and end it. */
export interface SocketSession extends OutletSocket {
  readonly caller: Caller;
  readonly forwardedFor: string;
  /** Of the request that opened the socket. */
  readonly forwardedHeaders: Readonly<Record<string, string>>;
}

interface OperationContext {
  readonly supergraph: LoadedSupergraph;
  readonly scope: Omit<RequestScope, 'cancellation'>;
  readonly outlet: SocketOutlet;
}

/** Operations over WebSocket: the same admission and engine as over HTTP, plus subscriptions. */
export class SocketOperations {
  constructor(
    private readonly environment: SubscriptionEnvironment,
    private readonly runner: RunsOperations,
    private readonly subscriptions: SubscriptionShares,
    private readonly limits: { readonly operationsMax: number; readonly jsonDepthMax: number },
  ) {}

  /** What to run, or the errors that refuse it. `running` counts this operation too. */
  admit(
    operationId: string,
    payload: SubscribePayload,
    running: number,
    session: SocketSession,
  ): ExecutionArgs | readonly GraphQLError[] {
    const requestId = randomUUID();
    const refused = (thrown: unknown) => {
      const formatted = reasonsOf(thrown).map((error) => publicError(error, requestId, this.environment.log));
      for (const { extensions } of formatted) {
        this.environment.metrics.refused.inc({ code: String(extensions['code']) });
      }
      return formatted;
    };
    try {
      const admitted = this.admitOrThrow(payload, running);
      const { forwardedFor, forwardedHeaders, caller } = session;
      const scope = { requestId, caller, forwardedFor, forwardedHeaders, responseCookies: [] };
      const context: OperationContext = {
        supergraph: admitted.supergraph,
        scope,
        outlet: new SocketOutlet(session, operationId),
      };
      return { ...admitted.args, schema: admitted.supergraph.apiSchema, contextValue: context };
    } catch (error) {
      return refused(error);
    }
  }

  /** Runs an admitted query or mutation. */
  async execute(args: ExecutionArgs): Promise<Result> {
    const { supergraph, scope } = args.contextValue as OperationContext;
    const { document, operationName, variableValues } = args;
    const operation = { document, operationName, variables: variableValues ?? {} };
    const result = await this.runner.run(supergraph, operation, scope);
    if (!result.errors) return result;
    const { log } = this.environment;
    return { ...result, errors: result.errors.map((error) => publicError(error, scope.requestId, log)) };
  }

  /** Starts an admitted subscription, or answers with the errors that prevent it. */
  subscribe(args: ExecutionArgs): LiveSubscription | Result {
    const { supergraph, scope, outlet } = args.contextValue as OperationContext;
    const { document, operationName, variableValues } = args;
    try {
      const request = { document, operationName, variables: variableValues ?? {} };
      return this.subscriptions.subscribe(supergraph, request, scope, outlet);
    } catch (error) {
      return { errors: [publicError(error, scope.requestId, this.environment.log)] };
    }
  }

  private admitOrThrow(payload: SubscribePayload, running: number) {
    const { operationsMax, jsonDepthMax } = this.limits;
    if (running > operationsMax) {
      throw gatewayError('RATE_LIMITED', `One socket runs at most ${operationsMax} operations at a time.`);
    }
    const { query, operationName, variables } = payload;
    if (nestsDeeper(variables, jsonDepthMax)) {
      throw gatewayError('BAD_USER_INPUT', `The variables nest deeper than ${jsonDepthMax} levels.`);
    }
    const given = { query, operationName: operationName ?? undefined, variables: variables ?? {} };
    const admitted = admitOperation(this.environment, given);
    const variableValues = { ...coerceVariables(this.environment, admitted) };
    const { supergraph, document } = admitted;
    return { supergraph, args: { document, operationName: operationName ?? null, variableValues } };
  }
}

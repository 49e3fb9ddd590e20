import { randomUUID } from 'node:crypto';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Caller } from '../admission/access-token.js';
import type { RequestScope } from '../admission/request-scope.js';
import { gatewayError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import type { Result } from '../executor/executor.js';
import type { OperationRunner } from '../executor/operation-runner.js';
import { selectOperation } from '../planner/normalise-operation.js';
import { LiveSubscription, type SubscriptionEnds } from '../subscriptions/live-subscription.js';
import type { SubscriptionEnvironment } from '../subscriptions/subscription-environment.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';

/** Who speaks over a socket, and how its subscriptions end it. */
export interface SocketSession extends SubscriptionEnds {
  readonly caller: Caller;
  readonly forwardedFor: string;
}

interface OperationContext {
  readonly supergraph: LoadedSupergraph;
  readonly scope: Omit<RequestScope, 'signal'>;
  readonly session: SocketSession;
}

/** Operations over WebSocket: the same admission and engine as over HTTP, plus subscriptions. */
export class SocketOperations {
  constructor(
    private readonly environment: SubscriptionEnvironment,
    private readonly runner: OperationRunner,
    private readonly operationsMax: number,
  ) {}

  /** What to run, or the errors that refuse it. `running` counts this operation too. */
  admit(
    payload: SubscribePayload,
    running: number,
    session: SocketSession,
  ): ExecutionArgs | readonly GraphQLError[] {
    const requestId = randomUUID();
    const errors = (list: readonly unknown[]) => {
      const formatted = list.map((error) => publicError(error, requestId, this.environment.log));
      for (const { extensions } of formatted) {
        this.environment.metrics.refused.inc({ code: String(extensions['code']) });
      }
      return formatted;
    };
    try {
      const admitted = this.admitOrThrow(payload, running);
      if ('errors' in admitted) return errors(admitted.errors);
      const { forwardedFor, caller } = session;
      const scope = { requestId, caller, forwardedFor, responseCookies: [] };
      const context: OperationContext = { supergraph: admitted.supergraph, scope, session };
      return { ...admitted.args, schema: admitted.supergraph.apiSchema, contextValue: context };
    } catch (error) {
      return errors([error]);
    }
  }

  /** Runs an admitted query or mutation. */
  execute(args: ExecutionArgs): Promise<Result> {
    const { supergraph, scope } = args.contextValue as OperationContext;
    const { document, operationName, variableValues } = args;
    return this.runner.run(supergraph, { document, operationName, variables: variableValues ?? {} }, scope);
  }

  /** Starts an admitted subscription, or answers with the errors that prevent it. */
  subscribe(args: ExecutionArgs): LiveSubscription | Result {
    const { supergraph, scope, session } = args.contextValue as OperationContext;
    const { document, operationName, variableValues } = args;
    try {
      const request = { document, operationName, variables: variableValues ?? {} };
      return new LiveSubscription(supergraph, request, scope, this.environment, session);
    } catch (error) {
      return { errors: [publicError(error, scope.requestId, this.environment.log)] };
    }
  }

  private admitOrThrow(payload: SubscribePayload, running: number) {
    if (running > this.operationsMax) {
      throw gatewayError(
        'RATE_LIMITED',
        `One socket runs at most ${this.operationsMax} operations at a time.`,
      );
    }
    const { query, operationName, variables } = payload;
    const { supergraphs, gate, executor } = this.environment;
    const supergraph = supergraphs.current;
    const given = { query, operationName: operationName ?? undefined, variables: variables ?? {} };
    const document = gate.admit(given, supergraph.apiSchema);
    const invalid = gate.validate(document, supergraph.apiSchema);
    if (invalid.length > 0) return { errors: invalid };
    const selected = selectOperation(document, operationName);
    if (!selected) {
      throw gatewayError('GRAPHQL_VALIDATION_FAILED', 'The document does not hold the operation to run.');
    }
    const coerced = executor.coerceVariables(supergraph, selected, given.variables);
    if ('errors' in coerced) return coerced;
    const variableValues = { ...coerced.variables };
    return { supergraph, args: { document, operationName: operationName ?? null, variableValues } };
  }
}

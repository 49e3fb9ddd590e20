import type { Logger } from '@gatefold/runtime/logging';
import { OperationTypeNode, type DocumentNode } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import { Authoriser } from '../authorisation/authoriser.js';
import { policiesOfToken } from '../authorisation/grants.js';
import { gatewayError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import { Cancellation } from '../fetcher/cancellation.js';
import { mutationSteps } from '../planner/mutation-steps.js';
import { selectOperation, type SelectedOperation } from '../planner/normalise-operation.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Executor, Result } from './executor.js';
import { executeInSeries } from './execute-in-series.js';

/** A valid document with what the client sent beside it. */
export interface AdmittedOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Plans and runs queries and mutations within their time; every error in the result is fit for clients. */
export class OperationRunner {
  constructor(
    private readonly executor: Executor,
    private readonly metrics: Metrics,
    private readonly log: Logger,
    private readonly timeoutMs: number,
    private readonly authoriser = new Authoriser(policiesOfToken),
  ) {}

  /** The answer, without `data` when nothing was run. After the time limit what is still missing is `TIMEOUT`. */
  async run(
    supergraph: LoadedSupergraph,
    operation: AdmittedOperation,
    scope: Omit<RequestScope, 'cancellation'>,
  ): Promise<Result> {
    const started = performance.now();
    const cancellation = new Cancellation();
    const timer = setTimeout(() => cancellation.cancel(), this.timeoutMs);
    const selected = selectOperation(operation.document, operation.operationName);
    let outcome = 'fault';
    try {
      const result = await this.attempt(supergraph, operation, { ...scope, cancellation });
      outcome = result.errors ? 'errors' : 'ok';
      return result;
    } catch (error) {
      return { data: null, errors: [publicError(error, scope.requestId, this.log)] };
    } finally {
      clearTimeout(timer);
      this.metrics.operationSeconds.observe(
        [
          this.metrics.operationLabel(selected?.operation.name?.value),
          selected?.operation.operation ?? 'unknown',
          outcome,
        ],
        (performance.now() - started) / 1_000,
      );
    }
  }

  private async attempt(
    supergraph: LoadedSupergraph,
    { document, operationName, variables }: AdmittedOperation,
    scope: RequestScope,
  ): Promise<Result> {
    const selected = selectOperation(document, operationName);
    if (!selected)
      return refused('GRAPHQL_VALIDATION_FAILED', 'The document does not hold the operation to run.');
    if (selected.operation.operation === OperationTypeNode.SUBSCRIPTION) {
      return refused('BAD_USER_INPUT', 'Subscriptions are served over a WebSocket (graphql-transport-ws).');
    }
    const coerced = this.executor.coerceVariables(supergraph, selected, variables);
    if ('errors' in coerced) return { errors: coerced.errors };
    const lifted = supergraph.literals.lift(selected);
    const values = { ...coerced.variables, ...lifted.variables };
    const { planner } = supergraph;
    const restrict = (operation: SelectedOperation) =>
      this.authoriser.restrict(supergraph, operation, scope.caller);
    const execute = async (operation: SelectedOperation): Promise<Result> => {
      const restricted = restrict(operation);
      if (!restricted) {
        return this.executor.execute(supergraph, operation, planner.plan(operation), values, scope);
      }
      const { permitted } = restricted;
      if (!permitted) return this.executor.executeNothing(supergraph, restricted, values, scope);
      return this.executor.execute(supergraph, operation, planner.plan(permitted), values, scope, restricted);
    };
    const mutation = mutationSteps(lifted.selected, values);
    const planOf = (operation: SelectedOperation) => {
      const restricted = restrict(operation);
      return restricted ? undefined : planner.plan(operation);
    };
    const result = await (mutation ? executeInSeries(mutation, planOf, execute) : execute(lifted.selected));
    return publicResult(result, scope.requestId, this.log);
  }
}

/** The result with errors that are fit for clients. */
export function publicResult({ data, errors }: Result, requestId: string, log: Logger): Result {
  if (!errors) return { data: data ?? null };
  return { data: data ?? null, errors: errors.map((error) => publicError(error, requestId, log)) };
}

function refused(code: 'GRAPHQL_VALIDATION_FAILED' | 'BAD_USER_INPUT', message: string): Result {
  return { errors: [gatewayError(code, message, { status: 400 })] };
}

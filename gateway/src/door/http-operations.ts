import { OperationTypeNode } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import type { RunsOperations } from '../admission/sign-in-limit.js';
import { gatewayError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import type { Result } from '../executor/executor.js';
import type { SubscriptionEnvironment } from '../subscriptions/subscription-environment.js';
import { admitOperation, type AdmittedOperation } from './admitted-operation.js';
import type { GraphqlParameters } from './graphql-parameters.js';
import { PersistedQueries } from './persisted-queries.js';
import { Refusal } from './refusal.js';

/** Operations over HTTP, from their parameters to their result. */
export class HttpOperations {
  private readonly persisted = new PersistedQueries();

  constructor(
    private readonly environment: Pick<SubscriptionEnvironment, 'supergraphs' | 'gate' | 'log'>,
    private readonly runner: RunsOperations,
  ) {}

  /** Throws why the operation may not run: a public error with its status, or a Refusal. */
  admit(parameters: GraphqlParameters, method: string | undefined): AdmittedOperation {
    const { query, keep } = this.persisted.resolve(parameters);
    const { operationName, variables } = parameters;
    const admitted = admitOperation(this.environment, { query, operationName, variables });
    keep();
    if (method === 'GET' && admitted.type === OperationTypeNode.MUTATION) {
      throw gatewayError('BAD_USER_INPUT', 'A mutation is sent by POST.', { status: 405 });
    }
    return admitted;
  }

  /** The result of an admitted query or mutation. Errors are public. Throws a {@link Refusal} when nothing was run. */
  async run(
    { supergraph, document, operationName, variables }: AdmittedOperation,
    scope: Omit<RequestScope, 'cancellation'>,
  ): Promise<Result> {
    const result = await this.runner.run(supergraph, { document, operationName, variables }, scope);
    if (result.data === undefined) throw new Refusal(result.errors ?? []);
    if (!result.errors) return result;
    const { log } = this.environment;
    return { ...result, errors: result.errors.map((error) => publicError(error, scope.requestId, log)) };
  }
}

import { getOperationAST, type DocumentNode, type OperationTypeNode } from 'graphql';
import type { OperationRequest } from '../admission/admit-document.js';
import { gatewayError } from '../errors/gateway-error.js';
import { selectOperation } from '../planner/normalise-operation.js';
import type { SubscriptionEnvironment } from '../subscriptions/subscription-environment.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { Refusal } from './refusal.js';

/** An operation within the limits that fits the supergraph beside it. Its variables are as the client sent them. */
export interface AdmittedOperation {
  readonly supergraph: LoadedSupergraph;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly type: OperationTypeNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Admits an operation of any transport, or throws why not: a public error with its status, or a {@link Refusal}. */
export function admitOperation(
  { supergraphs, gate }: Pick<SubscriptionEnvironment, 'supergraphs' | 'gate'>,
  given: OperationRequest,
): AdmittedOperation {
  const supergraph = supergraphs.current;
  const document = gate.admit(given, supergraph.apiSchema);
  const invalid = gate.validate(document, supergraph.apiSchema);
  if (invalid.length > 0) throw new Refusal(invalid);
  const { operationName, variables = {} } = given;
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    throw gatewayError('GRAPHQL_VALIDATION_FAILED', 'The document does not hold the operation to run.', {
      status: 400,
    });
  }
  return { supergraph, document, operationName, type: operation.operation, variables };
}

/** The variables as the operation declares them. Throws a {@link Refusal} that says what is wrong with them. */
export function coerceVariables(
  { executor }: Pick<SubscriptionEnvironment, 'executor'>,
  { supergraph, document, operationName, variables }: AdmittedOperation,
): Readonly<Record<string, unknown>> {
  const selected = selectOperation(document, operationName);
  if (!selected) throw new Error('an operation without a definition was admitted');
  const coerced = executor.coerceVariables(supergraph, selected, variables);
  if ('errors' in coerced) throw new Refusal(coerced.errors);
  return coerced.variables;
}

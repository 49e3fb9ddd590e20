import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
} from 'graphql';
import type { OperationRunner } from '../executor/operation-runner.js';
import { rootFields } from '../planner/root-fields.js';
import type { ClientLimits } from './client-limits.js';

/** Mutations that test a secret, or make users send or keep something, for anybody who asks. */
const signInFields: ReadonlySet<string> = new Set([
  'login',
  'register',
  'requestEmailVerification',
  'requestPasswordReset',
  'resetPassword',
  'verifyEmail',
]);

/** Runs operations of any transport. */
export type RunsOperations = Pick<OperationRunner, 'run'>;

/** Counts the sign-ins of each client before they are run; beyond the limit the answer is `RATE_LIMITED` (429) alone. */
export function limitSignIns(runner: RunsOperations, limits: ClientLimits): RunsOperations {
  const known = new WeakMap<DocumentNode, number>();
  const signInsOf = (document: DocumentNode): number => {
    let count = known.get(document);
    if (count === undefined) known.set(document, (count = countSignIns(document)));
    return count;
  };
  return {
    run: async (supergraph, operation, scope) => {
      const network = limits.networkOf(scope.forwardedFor);
      const count = network === undefined ? 0 : signInsOf(operation.document);
      if (network === undefined || count === 0) return runner.run(supergraph, operation, scope);
      try {
        await limits.takeSignIns(network, count);
      } catch (error) {
        return { errors: [error as GraphQLError] };
      }
      return runner.run(supergraph, operation, scope);
    },
  };
}

/** Root fields that sign in, of the operation of the document that has most of them. */
function countSignIns({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const counts = definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return 0;
    if (definition.operation !== OperationTypeNode.MUTATION) return 0;
    const fields = rootFields(definition.selectionSet, fragments, () => true);
    return fields.filter(({ name }) => signInFields.has(name.value)).length;
  });
  return Math.max(0, ...counts);
}

import type { GraphQLError } from 'graphql';
import type { Caller } from '../admission/access-token.js';
import type { AuthorisedOperation, Authoriser } from '../authorisation/authoriser.js';
import { keepAsIs } from '../errors/public-error.js';
import { selectOperation, type SelectedOperation } from '../planner/normalise-operation.js';
import type { SubscriptionPlan } from '../planner/planner.js';
import { rootFields } from '../planner/root-fields.js';
import { settleRootConditions } from '../planner/settle-root-conditions.js';
import type { WhenSlow } from '../supergraph/live-fields.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { PrimaryOperation } from './primary-operation.js';
import type { SubscriptionRequest } from './subscription-request.js';

/** A subscription as one supergraph runs it. */
export interface LiveProgram {
  /** Present: the caller may see part of it. */
  readonly restricted: AuthorisedOperation | undefined;
  readonly supergraph: LoadedSupergraph;
  readonly selected: SelectedOperation;
  readonly plan: SubscriptionPlan;
  readonly primary: PrimaryOperation;
  readonly whenSlow: WhenSlow;
}

/** Throws when the supergraph cannot plan it, and when the caller may see nothing of it. */
export function liveProgram(
  supergraph: LoadedSupergraph,
  { document, operationName, variables }: SubscriptionRequest,
  authoriser: Authoriser,
  caller: Caller,
): LiveProgram {
  const written = selectOperation(document, operationName);
  if (!written) throw new Error('a subscription without an operation was admitted');
  const selected = settleRootConditions(written, variables);
  const restricted = authoriser.restrict(supergraph, selected, caller);
  if (restricted && !restricted.permitted) throw refusal(restricted.errors(variables));
  const plan = supergraph.planner.planSubscription(restricted?.permitted ?? selected);
  const [root] = rootFields(selected.operation.selectionSet, selected.fragments, () => true);
  const { whenSlow, resume } = supergraph.liveFields.of(root?.name.value ?? '');
  return {
    supergraph,
    selected,
    restricted,
    plan,
    primary: new PrimaryOperation(plan.primary, resume),
    whenSlow,
  };
}

function refusal([error]: readonly GraphQLError[]): GraphQLError {
  if (!error) throw new Error('a subscription was refused without a reason');
  keepAsIs(error);
  return error;
}

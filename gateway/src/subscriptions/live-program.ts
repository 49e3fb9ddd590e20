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
  readonly supergraph: LoadedSupergraph;
  readonly selected: SelectedOperation;
  readonly plan: SubscriptionPlan;
  readonly primary: PrimaryOperation;
  readonly whenSlow: WhenSlow;
}

/** Throws when the supergraph cannot plan it. */
export function liveProgram(
  supergraph: LoadedSupergraph,
  { document, operationName, variables }: SubscriptionRequest,
): LiveProgram {
  const written = selectOperation(document, operationName);
  if (!written) throw new Error('a subscription without an operation was admitted');
  const selected = settleRootConditions(written, variables);
  const plan = supergraph.planner.planSubscription(selected);
  const [root] = rootFields(selected.operation.selectionSet, selected.fragments, () => true);
  const { whenSlow, resume } = supergraph.liveFields.of(root?.name.value ?? '');
  return { supergraph, selected, plan, primary: new PrimaryOperation(plan.primary, resume), whenSlow };
}

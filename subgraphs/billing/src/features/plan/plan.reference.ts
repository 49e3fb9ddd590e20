import { plans } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toPlanType } from '../../graph/plan.type.js';

/** A plan by key, from the plan table. */
export const planReference = defineReference({
  typeName: 'Plan',
  resolve: (key) => {
    const plan = plans.find((candidate) => candidate.key === key['key']);
    return plan ? toPlanType(plan) : null;
  },
});

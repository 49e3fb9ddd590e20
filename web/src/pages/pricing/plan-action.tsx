import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { planOf, type BillingInterval, type PlanDefinition } from '@gatefold/schema';
import type { Tier } from '../../gql/graphql.js';
import { checkoutPath } from '../../plans/checkout-path.js';
import { useIsMember } from '../../session/use-is-member.js';
import { buttonClass } from '../../ui/button.js';

interface PlanActionProps {
  readonly plan: PlanDefinition;
  readonly interval: BillingInterval;
  readonly presentPlan: Tier | undefined;
}

/** The way to a plan: for a stranger through an account, for a member through the checkout or their billing page. */
export function PlanAction({ plan, interval, presentPlan }: PlanActionProps): ReactNode {
  const isMember = useIsMember();
  const isSold = plan.priceAmountCents !== null;
  const look = plan.key === 'PRO' ? 'primary' : 'secondary';
  if (!isMember) {
    return (
      <Link
        to="/register"
        search={{ next: isSold ? checkoutPath(plan.key, interval) : undefined }}
        className={buttonClass(look, 'large', 'w-full')}
      >
        {isSold ? `Choose ${plan.name}` : 'Create your page'}
      </Link>
    );
  }
  const isAbove = plan.rank > (presentPlan ? planOf(presentPlan).rank : 0);
  if (!isSold || !isAbove) {
    return (
      <Link to="/billing" className={buttonClass('secondary', 'large', 'w-full')}>
        {plan.key === presentPlan ? 'Manage your plan' : 'Your plan includes this'}
      </Link>
    );
  }
  return null;
}

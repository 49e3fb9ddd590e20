import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { planOf, type BillingInterval, type PlanDefinition } from '@gatefold/schema';
import { checkoutParams, checkoutPath } from '../../plans/checkout-path.js';
import type { PresentPlan } from '../../plans/present-plan.js';
import { useIsMember } from '../../session/use-is-member.js';
import { buttonClass } from '../../ui/button.js';
import { Skeleton } from '../../ui/skeleton.js';

interface PlanActionProps {
  readonly plan: PlanDefinition;
  readonly interval: BillingInterval;
  readonly presentPlan: PresentPlan | undefined;
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
  if (!presentPlan) return <Skeleton className="h-13" />;
  const isAbove = plan.rank > planOf(presentPlan.tier).rank;
  if (!isSold || !isAbove) {
    return (
      <Link to="/billing" className={buttonClass('secondary', 'large', 'w-full')}>
        {plan.key === presentPlan.tier ? 'Manage your plan' : 'Part of your plan'}
      </Link>
    );
  }
  if (presentPlan.isSubscribed) {
    return (
      <Link to="/billing" search={{ change: plan.key }} className={buttonClass(look, 'large', 'w-full')}>
        Switch to {plan.name}
      </Link>
    );
  }
  return (
    <Link
      to="/checkout/$plan/$interval"
      params={checkoutParams(plan.key, interval)}
      preload={false}
      className={buttonClass(look, 'large', 'w-full')}
    >
      Upgrade to {plan.name}
    </Link>
  );
}

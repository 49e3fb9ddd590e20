import { Link } from '@tanstack/react-router';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { ShownEntitlementFragment, Tier } from '../../gql/graphql.js';
import { planBehind } from '../../plans/plan-behind.js';
import { buttonClass } from '../../ui/button.js';
import { Card, MissingPart } from '../../ui/card.js';
import { Meter } from '../../ui/meter.js';

interface PlanCardProps {
  readonly tier: Tier;
  /** Null when billing does not answer. */
  readonly entitlements: readonly ShownEntitlementFragment[] | null;
  readonly projectCount: number;
  readonly onRetry: () => void;
}

/** The plan and everything it allows, each with its reason. */
export function PlanCard({ tier, entitlements, projectCount, onRetry }: PlanCardProps): ReactNode {
  const plan = planOf(planBehind(entitlements, tier));
  return (
    <Card title="Plan" aside={<span className="text-sm font-[600] text-accent-text">{plan.name}</span>}>
      <p className="text-sm text-ink-2">{plan.description}</p>
      {entitlements ? (
        <ul className="mt-5 grid gap-5">
          {entitlements.map((entitlement) => {
            const used = entitlement.key === 'content.projects' ? projectCount : entitlement.used;
            const counted = used != null && entitlement.limit != null;
            const other = entitlement.allowed ? undefined : entitlement.cheapestPlanThatAllows;
            return (
              <li key={entitlement.key} className="grid grid-cols-[1.25rem_1fr] gap-x-3">
                {entitlement.allowed ? (
                  <Check aria-label="Included" className="mt-1 size-4 text-good" />
                ) : (
                  <Minus aria-label="Not included" className="mt-1 size-4 text-ink-3" />
                )}
                <div className="grid gap-1.5">
                  <p className="flex justify-between gap-4 font-[560]">
                    {entitlement.name}
                    {counted && (
                      <span className="font-normal text-ink-2 tabular-nums">
                        {used} of {entitlement.limit}
                      </span>
                    )}
                  </p>
                  {counted && <Meter label={entitlement.name} used={used} limit={entitlement.limit ?? 1} />}
                  <p className="text-sm text-ink-2">{entitlement.reason}</p>
                  {other && other.key !== plan.key && !entitlement.reason.includes(other.name) && (
                    <p className="text-sm text-ink-2">The {other.name} plan includes it.</p>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      ) : (
        <div className="mt-5">
          <MissingPart what="What your plan includes" onRetry={onRetry} />
        </div>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        <Link to="/billing" className={buttonClass('secondary', 'small')}>
          Plan and billing
        </Link>
        <Link to="/pricing" className={buttonClass('quiet', 'small')}>
          Compare plans
        </Link>
      </div>
    </Card>
  );
}

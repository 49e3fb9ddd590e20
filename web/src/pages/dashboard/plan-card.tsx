import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { planOf, plans } from '@gatefold/schema';
import type { ShownEntitlementFragment, Tier } from '../../gql/graphql.js';
import { Card, MissingPart } from '../../ui/card.js';

interface PlanCardProps {
  readonly tier: Tier;
  /** Null when billing does not answer. */
  readonly entitlements: readonly ShownEntitlementFragment[] | null;
  readonly projectCount: number;
  readonly onRetry: () => void;
}

function Meter({ name, used, limit }: { name: string; used: number; limit: number }): ReactNode {
  const share = Math.min(1, used / limit);
  return (
    <div
      role="meter"
      aria-label={`${name} used`}
      aria-valuenow={used}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuetext={`${used} of ${limit}`}
      className="h-1.5 overflow-hidden rounded-full bg-paper-deep"
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** The highest plan that gives something: it follows a purchase at once, the tier of the account a moment later. */
function planBehind(entitlements: readonly ShownEntitlementFragment[] | null, tier: Tier): Tier {
  const giving = new Set(entitlements?.flatMap(({ sources }) => sources.map(({ planKey }) => planKey)));
  return (
    plans.toSorted((one, other) => other.rank - one.rank).find(({ key }) => giving.has(key))?.key ?? tier
  );
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
                  {counted && <Meter name={entitlement.name} used={used} limit={entitlement.limit ?? 1} />}
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
    </Card>
  );
}

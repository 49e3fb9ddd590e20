import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { DashboardQuery, Tier } from '../../gql/graphql.js';
import { Card, MissingPart } from '../../ui/card.js';

type Entitlement = NonNullable<NonNullable<DashboardQuery['me']>['entitlements']>[number];

interface PlanCardProps {
  readonly tier: Tier;
  /** Null when billing does not answer. */
  readonly entitlements: readonly Entitlement[] | null;
  readonly projectCount: number;
  readonly onRetry: () => void;
}

function Meter({ used, limit }: { used: number; limit: number }): ReactNode {
  const share = Math.min(1, used / limit);
  return (
    <div
      role="meter"
      aria-label="Projects used"
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

/** The plan and everything it allows, each with its reason. */
export function PlanCard({ tier, entitlements, projectCount, onRetry }: PlanCardProps): ReactNode {
  const plan = planOf(tier);
  return (
    <Card title="Plan" aside={<span className="text-sm font-[600] text-accent-text">{plan.name}</span>}>
      <p className="text-sm text-ink-2">{plan.description}</p>
      {entitlements ? (
        <ul className="mt-5 grid gap-5">
          {entitlements.map((entitlement) => {
            const counted = entitlement.key === 'content.projects' && entitlement.limit != null;
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
                        {projectCount} of {entitlement.limit}
                      </span>
                    )}
                  </p>
                  {counted && <Meter used={projectCount} limit={entitlement.limit ?? 1} />}
                  <p className="text-sm text-ink-2">{entitlement.reason}</p>
                  {other && other.key !== tier && !entitlement.reason.includes(other.name) && (
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

import type { ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { RevenueQuery } from '../../../gql/graphql.js';
import { grantSources } from '../customers/grant-state.js';

type Plans = NonNullable<RevenueQuery['revenue']>['peopleByPlan'];

const count = new Intl.NumberFormat('en');
const people = (number: number): string => `${count.format(number)} ${number === 1 ? 'person' : 'people'}`;

/** How many people are on each plan, and by what. The bars only repeat the numbers. */
export function PeopleByPlan({ plans }: { plans: Plans }): ReactNode {
  const most = Math.max(1, ...plans.map(({ peopleCount }) => peopleCount));
  return (
    <ul className="grid gap-5">
      {plans.toReversed().map(({ planKey, peopleCount, grants }) => (
        <li key={planKey} className="grid gap-1.5">
          <p className="flex justify-between gap-4 font-[560]">
            {planOf(planKey).name}
            <span className="font-normal text-ink-2 tabular-nums">{people(peopleCount)}</span>
          </p>
          <div aria-hidden="true" className="h-2.5 rounded-sm bg-paper-deep">
            <div
              className="h-full rounded-sm bg-accent"
              style={{ width: `${(peopleCount / most) * 100}%` }}
            />
          </div>
          <p className="text-sm text-ink-2">
            {grants.length === 0
              ? 'No grant gives it.'
              : `Grants: ${grants
                  .map(({ source, grantCount }) => `${count.format(grantCount)} by ${grantSources[source]}`)
                  .join(', ')}.`}
          </p>
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from 'react';
import type { CustomerQuery } from '../../../gql/graphql.js';
import { formatDate } from '../../../ui/format-time.js';

type Periods = NonNullable<NonNullable<CustomerQuery['user']>['usage']>['current'];

const count = new Intl.NumberFormat('en');

/** What a person used of what is metered, in the period of now. */
export function CustomerUsage({ periods }: { periods: Periods }): ReactNode {
  return (
    <ul className="grid gap-4">
      {periods.map(({ key, name, used, limit, overage, resetsAt }) => (
        <li key={key} className="grid gap-1">
          <p className="flex flex-wrap justify-between gap-x-4 font-[560]">
            {name}
            <span className="font-normal text-ink-2 tabular-nums">
              {count.format(used)} of {count.format(limit)}
            </span>
          </p>
          <p className="text-sm text-ink-2">
            {overage > 0 && `${count.format(overage)} of them are charged by the unit. `}
            Starts again on {formatDate(resetsAt)}.
          </p>
        </li>
      ))}
    </ul>
  );
}

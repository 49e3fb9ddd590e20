import type { ReactNode } from 'react';
import type { ShownUsagePeriodFragment } from '../../gql/graphql.js';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';

const count = new Intl.NumberFormat('en');

/** What was used before, folded away. Nothing for a person who is new. */
export function PastPeriods({
  periods,
  currency,
}: {
  periods: readonly ShownUsagePeriodFragment[];
  currency: string;
}): ReactNode {
  if (periods.length === 0) return null;
  return (
    <details className="group">
      <summary className="w-fit text-sm font-[560] text-accent-text underline underline-offset-4">
        Earlier periods
      </summary>
      <table className="mt-4 w-full text-sm tabular-nums">
        <thead>
          <tr className="border-b border-crease text-left text-ink-3">
            <th scope="col" className="pb-2 font-[560]">
              Until
            </th>
            <th scope="col" className="pb-2 font-[560]">
              What
            </th>
            <th scope="col" className="pb-2 text-right font-[560]">
              Used
            </th>
            <th scope="col" className="pb-2 text-right font-[560]">
              Charged
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={`${period.key} ${period.startsAt}`} className="border-b border-crease">
              <td className="py-2.5 pr-3">{formatDate(period.resetsAt)}</td>
              <td className="py-2.5 pr-3">{period.name}</td>
              <td className="py-2.5 text-right">
                {count.format(period.used)} of {count.format(period.limit)}
              </td>
              <td className="py-2.5 text-right">{formatMoney(period.overageAmountCents, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

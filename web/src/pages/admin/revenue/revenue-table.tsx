import type { ReactNode } from 'react';
import { formatMoney } from '../../../ui/format-money.js';
import type { MonthOfRevenue } from './revenue-series.js';

const monthAndYear = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

interface RevenueTableProps {
  readonly months: readonly MonthOfRevenue[];
  readonly currency: string;
}

/** The chart in numbers, the newest month first. */
export function RevenueTable({ months, currency }: RevenueTableProps): ReactNode {
  return (
    <div
      role="group"
      aria-label="Numbers by month"
      // A scrolling region has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table aria-label={`Revenue by month in ${currency}`} className="w-full text-sm tabular-nums">
        <thead>
          <tr className="border-b border-crease text-xs text-ink-3">
            {['Month', 'Purchases', 'Paid', 'Paid back', 'Revenue'].map((title) => (
              <th key={title} scope="col" className="h-9 text-right font-[560] first:text-left">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map(({ startsAt, purchaseCount, paidCents, refundedCents, keptCents }) => (
            <tr key={startsAt} className="border-b border-crease last:border-b-0">
              <th scope="row" className="py-2 text-left font-[520] whitespace-nowrap">
                {monthAndYear.format(new Date(startsAt))}
              </th>
              <td className="py-2 text-right text-ink-2">{purchaseCount}</td>
              <td className="py-2 text-right text-ink-2">{formatMoney(paidCents, currency)}</td>
              <td className="py-2 text-right text-ink-2">{formatMoney(refundedCents, currency)}</td>
              <td className="py-2 text-right font-[560]">{formatMoney(keptCents, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

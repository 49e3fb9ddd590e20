import type { ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { RevenueQuery } from '../../../gql/graphql.js';
import { Card } from '../../../ui/card.js';
import { EmptyPicture } from '../../../ui/empty-picture.js';
import { formatMoney } from '../../../ui/format-money.js';
import { churnPercent, hasSubscriptions, type SubscriptionMonths } from './churn.js';
import { SubscriptionChart } from './subscription-chart.js';

type Revenue = NonNullable<RevenueQuery['revenue']>;

const count = new Intl.NumberFormat('en');
const monthAndYear = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What subscriptions bring each month, and how they came and went. */
export function SubscriptionReport({
  subscriptions,
  months,
}: {
  subscriptions: Revenue['subscriptions'];
  months: SubscriptionMonths;
}): ReactNode {
  const { payingCount, trialCount, pastDueCount, endingCount, recurring, byPlan } = subscriptions;
  if (payingCount + trialCount === 0 && !hasSubscriptions(months))
    return (
      <Card title="Subscriptions">
        <div className="grid justify-items-center gap-3 py-6 text-center">
          <EmptyPicture />
          <p className="max-w-[44ch] text-ink-2">
            Nobody has subscribed in this time. The first subscription shows up here as soon as its webhook is
            done.
          </p>
        </div>
      </Card>
    );
  const last = months.at(-1);
  const figures = [
    { name: 'Paying', value: count.format(payingCount) },
    { name: 'On trial', value: count.format(trialCount) },
    { name: 'Payment failed', value: count.format(pastDueCount) },
    { name: 'End with their period', value: count.format(endingCount) },
    { name: 'New this month', value: count.format(last?.newCount ?? 0) },
    { name: 'Ended this month', value: count.format(last?.endedCount ?? 0) },
  ];
  return (
    <Card title="Subscriptions">
      <div className="grid grid-cols-1 gap-6">
        <div className="grid gap-1">
          {recurring.length === 0 && <p className="text-ink-2">Nobody pays for a subscription now.</p>}
          {recurring.map(({ currency, monthlyCents }) => (
            <p key={currency} className="flex flex-wrap items-baseline gap-x-2.5">
              <span className="text-4xl font-[660] tight-3 tabular-nums">
                {formatMoney(monthlyCents, currency)}
              </span>
              <span className="text-ink-2">monthly recurring revenue, before discounts and taxes</span>
            </p>
          ))}
        </div>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
          {figures.map(({ name, value }) => (
            <div key={name} className="grid gap-0.5">
              <dt className="text-sm text-ink-2">{name}</dt>
              <dd className="text-xl font-[620] tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {byPlan.length > 0 && (
          <p className="text-sm text-ink-2">
            {byPlan
              .map(
                ({ planKey, interval, count: number }) =>
                  `${count.format(number)} × ${planOf(planKey).name} by the ${interval === 'MONTH' ? 'month' : 'year'}`,
              )
              .join(', ')}
          </p>
        )}
        <SubscriptionChart months={months} />
        <details>
          <summary className="w-fit text-sm font-[560] text-accent-text underline underline-offset-4">
            Show the numbers as a table
          </summary>
          <MonthTable months={months} />
        </details>
      </div>
    </Card>
  );
}

function MonthTable({ months }: { months: SubscriptionMonths }): ReactNode {
  return (
    <div
      role="group"
      aria-label="Subscriptions by month"
      // A scrolling region has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="mt-3 overflow-x-auto"
    >
      <table aria-label="Subscriptions by month" className="w-full text-sm tabular-nums">
        <thead>
          <tr className="border-b border-crease text-xs text-ink-3">
            {['Month', 'At its beginning', 'New', 'Ended', 'Churn'].map((title) => (
              <th key={title} scope="col" className="h-9 text-right font-[560] first:text-left">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => {
            const churn = churnPercent(month);
            return (
              <tr key={month.startsAt} className="border-b border-crease last:border-b-0">
                <th scope="row" className="py-2 text-left font-[520] whitespace-nowrap">
                  {monthAndYear.format(new Date(month.startsAt))}
                </th>
                <td className="py-2 text-right text-ink-2">{count.format(month.atStartCount)}</td>
                <td className="py-2 text-right text-ink-2">{count.format(month.newCount)}</td>
                <td className="py-2 text-right text-ink-2">{count.format(month.endedCount)}</td>
                <td className="py-2 text-right font-[560]">{churn === undefined ? '–' : `${churn}%`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

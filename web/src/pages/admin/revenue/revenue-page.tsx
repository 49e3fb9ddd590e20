import { useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { RevenueDocument, type RevenueQuery } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { Segmented } from '../../../ui/segmented.js';
import { Card } from '../../../ui/card.js';
import { EmptyPicture } from '../../../ui/empty-picture.js';
import { Failure } from '../../../ui/failure.js';
import { formatMoney } from '../../../ui/format-money.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { PageHead } from '../parts/page-head.js';
import { PeopleByPlan } from './people-by-plan.js';
import { RevenueChart } from './revenue-chart.js';
import { currenciesOf, monthsIn } from './revenue-series.js';
import { RevenueTable } from './revenue-table.js';
import { SubscriptionReport } from './subscription-report.js';

const monthCount = 12;

/** What came in in a year, what subscriptions bring, and how many people are on each plan. */
export function RevenuePage(): ReactNode {
  const { data, error, refetch } = useQuery(RevenueDocument, { variables: { months: monthCount } });
  const revenue = data?.revenue;
  return (
    <>
      <PageHead
        title="Revenue"
        lead="Subscriptions, one-time payments and sales at TagMango by the month of the payment, in UTC. What was paid back counts against the month in which it was paid."
      />
      {!revenue && error ? (
        <Failure
          title="The revenue did not load"
          text={failureText(error)}
          onRetry={() => void refetch().catch(() => undefined)}
        />
      ) : revenue ? (
        <div className="grid grid-cols-1 gap-10">
          <SubscriptionReport subscriptions={revenue.subscriptions} months={revenue.subscriptionMonths} />
          <Sales months={revenue.months} />
          <Card title="People by plan" className="max-w-2xl">
            <PeopleByPlan plans={revenue.peopleByPlan} />
          </Card>
        </div>
      ) : (
        <div role="status" aria-label="Loading the revenue" className="grid gap-10">
          <Skeleton className="h-96" />
          <Skeleton className="h-48" />
        </div>
      )}
    </>
  );
}

function Sales({ months }: { months: NonNullable<RevenueQuery['revenue']>['months'] }): ReactNode {
  const currencies = currenciesOf(months);
  const [chosen, setChosen] = useState<string>();
  const currency = chosen !== undefined && currencies.includes(chosen) ? chosen : currencies[0];
  if (currency === undefined)
    return (
      <Card title={`Money of ${months.length} months`}>
        <div className="grid justify-items-center gap-3 py-6 text-center">
          <EmptyPicture />
          <p className="max-w-[44ch] text-ink-2">
            Nothing was sold in this time. The first purchase shows up here as soon as its webhook is done.
          </p>
        </div>
      </Card>
    );
  const shown = monthsIn(months, currency);
  const whole = shown.reduce((sum, { keptCents }) => sum + keptCents, 0);
  return (
    <Card
      title={`Money of ${months.length} months`}
      aside={
        currencies.length > 1 && (
          <Segmented
            look="row"
            label="Currency"
            value={currency}
            options={currencies.map((each) => ({ value: each, label: each }))}
            onChange={setChosen}
          />
        )
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="text-4xl font-[660] tight-3 tabular-nums">{formatMoney(whole, currency)}</span>
          <span className="text-ink-2">revenue, without what was paid back</span>
        </p>
        <RevenueChart months={shown} currency={currency} />
        <p aria-hidden="true" className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-ink-2">
          <span className="inline-flex items-center gap-2">
            <span className="size-3 rounded-[2px] bg-accent" />
            Revenue
          </span>
          <span className="inline-flex items-center gap-2">
            <span className="size-3 rounded-[2px] border border-crease-strong bg-[repeating-linear-gradient(45deg,var(--crease-strong)_0_1px,transparent_1px_4px)]" />
            Paid back
          </span>
        </p>
        <details>
          <summary className="w-fit text-sm font-[560] text-accent-text underline underline-offset-4">
            Show the numbers as a table
          </summary>
          <div className="mt-3">
            <RevenueTable months={shown} currency={currency} />
          </div>
        </details>
      </div>
    </Card>
  );
}

import type { BillingInterval, Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';

/** Money that comes back each month, in the smallest unit of the currency, before discounts and taxes. */
export interface RecurringRevenue {
  /** ISO 4217. */
  readonly currency: string;
  /** A twelfth of the price where a plan is paid by the year. */
  readonly monthlyCents: number;
}

/** How many subscriptions to one plan are paid in one rhythm. */
export interface PlanSubscriptions {
  readonly planKey: Tier;
  readonly interval: BillingInterval;
  readonly count: number;
}

/** The subscriptions that run now. */
export interface SubscriptionFigures {
  /** Paid for, or being paid for again: what recurring revenue counts. */
  readonly payingCount: number;
  readonly trialCount: number;
  /** Part of the paying ones whose last payment failed and is tried again. */
  readonly pastDueCount: number;
  /** Part of the paying ones that end with their period. */
  readonly endingCount: number;
  readonly recurring: readonly RecurringRevenue[];
  readonly byPlan: readonly PlanSubscriptions[];
}

/** How subscriptions came and went in one month, by UTC. */
export interface SubscriptionMonth {
  readonly startsAt: Date;
  /** Running when the month began. */
  readonly atStartCount: number;
  readonly newCount: number;
  readonly endedCount: number;
}

/** What runs now, and what comes in each month by it. */
export async function readSubscriptionFigures(tx: Transaction): Promise<SubscriptionFigures> {
  const [row] = await tx.sql(
    `with paying as (
       select * from subscription where status in ('ACTIVE', 'PAST_DUE') and access_revoked_at is null
     )
     select (select count(*)::integer from paying) as "payingCount",
       (select count(*)::integer from subscription where status = 'TRIALING') as "trialCount",
       (select count(*)::integer from paying where status = 'PAST_DUE') as "pastDueCount",
       (select count(*)::integer from paying where cancel_at is not null) as "endingCount",
       (select coalesce(json_agg(json_build_object('currency', currency, 'monthlyCents', cents)
            order by cents desc), '[]')
        from (select currency, round(sum(amount_cents / case interval when 'YEAR' then 12.0 else 1 end)) as cents
              from paying group by currency) money) as recurring,
       (select coalesce(json_agg(json_build_object('planKey', plan_key, 'interval', interval, 'count', count)
            order by count desc, plan_key, interval), '[]')
        from (select plan_key, interval, count(*) from paying group by plan_key, interval) plans) as "byPlan"`,
  );
  return row as unknown as SubscriptionFigures;
}

/** The last `monthCount` months, oldest first. What never got its first payment counts nowhere. */
export async function findSubscriptionMonths(
  tx: Transaction,
  monthCount: number,
): Promise<SubscriptionMonth[]> {
  const rows = await tx.sql(
    `with month as (
       select (date_trunc('month', now() at time zone 'UTC') - make_interval(months => step)) as starts
       from generate_series(0, $1::integer - 1) step
     ),
     span as (
       select starts at time zone 'UTC' as begins, (starts + interval '1 month') at time zone 'UTC' as ends from month
     ),
     lived as (
       select started_at, ended_at from subscription where status not in ('INCOMPLETE', 'INCOMPLETE_EXPIRED')
     )
     select begins as "startsAt",
       (select count(*)::integer from lived
        where started_at < begins and (ended_at is null or ended_at >= begins)) as "atStartCount",
       (select count(*)::integer from lived where started_at >= begins and started_at < ends) as "newCount",
       (select count(*)::integer from lived where ended_at >= begins and ended_at < ends) as "endedCount"
     from span order by begins`,
    [monthCount],
  );
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row['startsAt'] as string | Date),
  })) as SubscriptionMonth[];
}

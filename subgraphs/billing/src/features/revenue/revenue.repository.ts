import { plans, type Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import type { GrantSource } from '../../grants/grant-source.js';

/** Where money comes from. */
export const revenueSources = ['TAGMANGO', 'STRIPE_PAYMENT', 'STRIPE_SUBSCRIPTION'] as const;
export type RevenueSource = (typeof revenueSources)[number];

/** What was bought in one month from one source in one currency. Money is in the smallest unit of the currency. */
export interface Sales {
  readonly source: RevenueSource;
  /** ISO 4217. */
  readonly currency: string;
  readonly purchaseCount: number;
  readonly paidCents: number;
  /** What was paid back of these purchases until now. */
  readonly refundedCents: number;
}

/** One month, by UTC. */
export interface RevenueMonth {
  readonly startsAt: Date;
  readonly sales: readonly Sales[];
}

/** How many people are on a plan, and by what. */
export interface PlanPeople {
  readonly planKey: Tier;
  /** People whose highest live grant gives this plan. */
  readonly peopleCount: number;
  readonly grants: readonly { readonly source: GrantSource; readonly grantCount: number }[];
}

/** The last `monthCount` months, oldest first, the one of now included and those without sales too. */
export async function findRevenueMonths(tx: Transaction, monthCount: number): Promise<RevenueMonth[]> {
  const rows = await tx.sql(
    `with month as (
       select date_trunc('month', now() at time zone 'UTC') - make_interval(months => step) as starts
       from generate_series(0, $1::integer - 1) step
     ),
     purchase as (
       select 'TAGMANGO' as source, currency, amount_cents, refunded_cents, purchased_at as paid_at
       from tagmango_transaction
       union all
       select 'STRIPE_PAYMENT', currency, amount_cents,
         case when status = 'CHARGED_BACK' then amount_cents else refunded_cents end, paid_at
       from payment
       where status in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'CHARGED_BACK')
       union all
       select 'STRIPE_SUBSCRIPTION', currency, amount_cents,
         case when status = 'CHARGED_BACK' then amount_cents else refunded_cents end, paid_at
       from invoice_payment
     )
     select month.starts at time zone 'UTC' as "startsAt", coalesce(json_agg(json_build_object(
         'source', sale.source, 'currency', sale.currency, 'purchaseCount', sale.count,
         'paidCents', sale.paid, 'refundedCents', sale.refunded)
       order by sale.paid desc, sale.currency) filter (where sale.count is not null), '[]') as sales
     from month left join lateral (
       select source, currency, count(*), sum(amount_cents) as paid,
         sum(least(refunded_cents, amount_cents)) as refunded
       from purchase
       where paid_at >= month.starts at time zone 'UTC'
         and paid_at < (month.starts + interval '1 month') at time zone 'UTC'
       group by source, currency
     ) sale on true
     group by month.starts order by month.starts`,
    [monthCount],
  );
  return rows.map(({ startsAt, sales }) => ({
    startsAt: new Date(startsAt as string | Date),
    sales: sales as readonly Sales[],
  }));
}

/** Every plan by rank. */
export async function countPeopleByPlan(tx: Transaction): Promise<PlanPeople[]> {
  const rows = await tx.sql(
    `with plan as (select * from unnest($1::text[], $2::integer[]) as plan (key, rank)),
     live as (
       select user_id, plan_key, source, rank from access_grant join plan on plan.key = plan_key
       where revoked_at is null and starts_at <= now() and (ends_at is null or ends_at > now())
     ),
     highest as (select user_id, max(rank) as rank from live group by user_id)
     select plan.key as "planKey",
       (select count(*)::integer from highest where highest.rank = plan.rank) as "peopleCount",
       (select coalesce(json_agg(json_build_object('source', source, 'grantCount', count)
            order by count desc, source), '[]')
        from (select source, count(*) from live where plan_key = plan.key group by source) given) as grants
     from plan order by plan.rank`,
    [plans.map(({ key }) => key), plans.map(({ rank }) => rank)],
  );
  return rows as unknown as PlanPeople[];
}

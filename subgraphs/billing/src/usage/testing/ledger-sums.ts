import type { TestSubgraph } from '@gatefold/runtime/testing';
import { rowsOf } from './ledger.js';

/** The same quantities of one person as balances, lines of the ledger, reports and reservations tell them. */
export async function sumsOf(
  billing: TestSubgraph<unknown>,
  userId: string,
): Promise<Record<string, unknown>> {
  const [row] = await rowsOf(
    billing,
    `select coalesce(p.committed, 0)::int as balance_committed, coalesce(e.committed, 0)::int as entry_committed,
         coalesce(e.commits, 0)::int as entry_commits, coalesce(p.reserved, 0)::int as balance_reserved,
         coalesce(e.held, 0)::int as entry_held, coalesce(p.overage, 0)::int as balance_overage,
         coalesce(e.overage, 0)::int as entry_overage, coalesce(m.units, 0)::int as report_overage,
         coalesce(p.cents, 0)::int as balance_cents, coalesce(m.cents, 0)::int as report_cents,
         coalesce(r.held, 0)::int as held, coalesce(p.lowest, 0)::int as lowest,
         (select count(*) from access_grant where user_id = $1)::int as grants
       from (select sum(committed) as committed, sum(reserved) as reserved, sum(overage) as overage,
               sum(overage_cents) as cents, min(least(committed, reserved, overage)) as lowest
             from usage_period where user_id = $1) p,
         (select sum(units) filter (where kind = 'COMMIT') as committed,
               count(distinct reservation_id) filter (where kind = 'COMMIT') as commits, sum(overage) as overage,
               sum(case when kind = 'RESERVE' then units else -units end) as held
             from usage_entry where user_id = $1) e,
         (select sum(units) as units, sum(amount_cents) as cents from meter_report where user_id = $1) m,
         (select sum(units) as held from usage_reservation where user_id = $1 and state = 'RESERVED') r`,
    [userId],
  );
  return row ?? {};
}

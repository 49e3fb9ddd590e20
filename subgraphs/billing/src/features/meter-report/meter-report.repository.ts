import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';

/** Units of a person that Stripe was told of. */
export interface ReportedSum {
  readonly userId: string;
  readonly meter: string;
  readonly units: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** What was reported since `since` and not taken off again, for each person and meter. */
export async function findReportedSums(tx: Transaction, since: Date): Promise<readonly ReportedSum[]> {
  const rows = await tx.sql(
    `select user_id, meter, sum(units)::integer as units, min(occurred_at) as first_at, max(occurred_at) as last_at
     from meter_report where reported_at is not null and occurred_at >= $1 and refund is distinct from 'TAKEN_OFF'
     group by user_id, meter order by user_id, meter`,
    [since.toISOString()],
  );
  return rows.map((row) => ({
    userId: String(row['user_id']),
    meter: String(row['meter']),
    units: Number(row['units']),
    firstAt: new Date(row['first_at'] as string),
    lastAt: new Date(row['last_at'] as string),
  }));
}

/** Keeps the report of a comparison. */
export async function insertMeterReconciliation(
  tx: Transaction,
  startedAt: Date,
  report: { readonly lookedAt: number; readonly differences: readonly unknown[] },
): Promise<void> {
  await tx.sql(
    'insert into meter_reconciliation (id, started_at, looked_at, differences) values ($1, $2, $3, $4::jsonb)',
    [v7(), startedAt.toISOString(), report.lookedAt, JSON.stringify(report.differences)],
  );
}

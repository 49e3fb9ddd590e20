import type { ReactNode } from 'react';
import type { LimitRule } from '@gatefold/schema';
import type { ShownUsagePeriodFragment } from '../../gql/graphql.js';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';
import { Meter } from '../../ui/meter.js';
import { usageNote } from './usage-note.js';

interface UsageMeterProps {
  readonly period: ShownUsagePeriodFragment;
  /** What happens at the limit; undefined when the plan table does not meter it. */
  readonly rule: LimitRule | undefined;
  /** Whether a subscription to the plan would make more possible. */
  readonly needsSubscription: boolean;
  readonly spendingCapAmountCents: number;
  readonly currency: string;
}

const count = new Intl.NumberFormat('en');
const noteTones = { plain: 'text-ink-2', warn: 'text-warn', bad: 'text-bad' } as const;

/** The period of now of one metered entitlement: used, limit, overage, and when it starts again. */
export function UsageMeter(props: UsageMeterProps): ReactNode {
  const { period, rule, needsSubscription, spendingCapAmountCents, currency } = props;
  const { name, used, limit, overage, overageAmountCents, reserved, resetsAt } = period;
  const note = usageNote(period, rule, spendingCapAmountCents, needsSubscription);
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-[600]">{name}</h3>
        <p className="text-ink-2 tabular-nums">
          <span className="text-xl font-[640] text-ink">{count.format(used)}</span> of {count.format(limit)}
        </p>
      </div>
      <Meter size="thick" label={name} used={used} limit={limit} overage={overage} />
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm text-ink-2 tabular-nums">
        <p>
          {overage > 0
            ? `${count.format(overage)} beyond your plan: ${formatMoney(overageAmountCents, currency)}`
            : `${count.format(Math.max(0, limit - used - reserved))} left`}
          {reserved > 0 && `, ${count.format(reserved)} under way`}
        </p>
        <p>Starts again on {formatDate(resetsAt)}</p>
      </div>
      <p role="status" className={note ? `text-sm ${noteTones[note.tone]}` : 'sr-only'}>
        {note?.text}
      </p>
    </div>
  );
}

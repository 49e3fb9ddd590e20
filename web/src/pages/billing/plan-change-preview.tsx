import type { ReactNode } from 'react';
import type { BillingInterval } from '@gatefold/schema';
import { formatMoney } from '../../ui/format-money.js';
import { formatDate } from '../../ui/format-time.js';
import { Notice } from '../../ui/notice.js';
import { Skeleton } from '../../ui/skeleton.js';
import type { PricedChange } from './use-plan-change-preview.js';

interface PlanChangePreviewProps {
  readonly isSame: boolean;
  readonly planName: string;
  readonly interval: BillingInterval;
  readonly shown: PricedChange | null | undefined;
  readonly problem: string | undefined;
}

function Line({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-2">{name}</dt>
      <dd className="text-right tabular-nums">{value}</dd>
    </div>
  );
}

/** What a change costs and when, in a place as high as its answer. */
export function PlanChangePreview(props: PlanChangePreviewProps): ReactNode {
  return (
    <div aria-live="polite" className="grid min-h-30 content-start">
      <Content {...props} />
    </div>
  );
}

function Content({ isSame, planName, interval, shown, problem }: PlanChangePreviewProps): ReactNode {
  if (problem) return <Notice tone="bad">{problem}</Notice>;
  if (isSame)
    return <p className="text-sm text-ink-2">This is what you have. Choose another plan or interval.</p>;
  if (!shown) {
    return (
      <div role="status" aria-label="Asking what it costs" className="grid gap-2.5">
        <Skeleton className="h-5" />
        <Skeleton className="h-5" />
        <Skeleton className="h-5" />
      </div>
    );
  }
  const { effectiveAt, dueNowAmountCents, creditAmountCents, nextAmountCents, nextChargeAt, currency } =
    shown;
  const money = (cents: number): string => formatMoney(cents, currency);
  return (
    <dl className="grid gap-2 text-sm">
      <Line name={`${planName} begins`} value={effectiveAt ? formatDate(effectiveAt) : 'at once'} />
      {creditAmountCents > 0 && (
        <Line name="Credit for what you have not used" value={`−${money(creditAmountCents)}`} />
      )}
      <div className="font-[600]">
        <Line name="Due now" value={money(dueNowAmountCents)} />
      </div>
      <Line
        name={`Then, from ${formatDate(nextChargeAt)}`}
        value={`${money(nextAmountCents)} a ${interval === 'MONTH' ? 'month' : 'year'}`}
      />
    </dl>
  );
}

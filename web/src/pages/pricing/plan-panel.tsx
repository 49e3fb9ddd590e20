import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BillingInterval, PlanDefinition } from '@gatefold/schema';
import type { Price } from '../../plans/plan-prices.js';
import type { PresentPlan } from '../../plans/present-plan.js';
import { planLines } from '../../plans/plan-words.js';
import { Pill } from '../../ui/card.js';
import { formatMoney } from '../../ui/format-money.js';
import { PlanAction } from './plan-action.js';

interface PlanPanelProps {
  readonly plan: PlanDefinition;
  readonly interval: BillingInterval;
  /** Null for a plan that costs nothing. */
  readonly price: Price | null;
  readonly monthlyPrice: Price | null;
  /** Undefined for a stranger and until it is known. */
  readonly presentPlan: PresentPlan | undefined;
  /** Days without payment that it begins with; 0 for none. */
  readonly trialDays: number;
}

/** A second line as tall as the first has no layout shift when the interval changes. */
function billingWords(interval: BillingInterval, price: Price | null, monthly: Price | null): string {
  if (!price) return 'No card, no end';
  if (interval === 'MONTH') return 'Paid month by month';
  const aMonth = formatMoney(price.amountCents / 12, price.currency);
  return monthly
    ? `${aMonth} a month instead of ${formatMoney(monthly.amountCents, monthly.currency)}`
    : `${aMonth} a month`;
}

/** One plan: what it costs, the way to it, and what it includes. */
export function PlanPanel(props: PlanPanelProps): ReactNode {
  const { plan, interval, price, monthlyPrice, presentPlan, trialDays } = props;
  return (
    <li className="plan-panel" aria-label={plan.name}>
      <div className="grid content-start gap-1">
        <h2 className="flex items-center justify-between gap-3 text-xl font-[640] tight-2">
          {plan.name}
          {presentPlan?.tier === plan.key && <Pill tone="accent">Your plan</Pill>}
        </h2>
        <p className="text-sm text-ink-2">{plan.description}</p>
      </div>
      <div className="grid content-start gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-4xl font-[660] tight-3 tabular-nums">
            {price ? formatMoney(price.amountCents, price.currency) : 'Free'}
          </span>
          {price && <span className="text-ink-2">a {interval === 'MONTH' ? 'month' : 'year'}</span>}
        </p>
        <p className="text-sm text-ink-3 tabular-nums">{billingWords(interval, price, monthlyPrice)}</p>
        {trialDays > 0 && <p className="text-sm font-[560] text-good">The first {trialDays} days are free</p>}
      </div>
      <ul className="grid content-start gap-2.5">
        {planLines(plan).map((line) => (
          <li key={line} className="grid grid-cols-[1.125rem_1fr] gap-x-2.5">
            <Check aria-hidden className="mt-1 size-4 text-accent-text" />
            {line}
          </li>
        ))}
      </ul>
      <PlanAction plan={plan} interval={interval} presentPlan={presentPlan} />
    </li>
  );
}

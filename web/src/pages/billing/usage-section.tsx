import type { ReactNode } from 'react';
import { planOf, type LimitRule } from '@gatefold/schema';
import type { BillingQuery, Tier } from '../../gql/graphql.js';
import { Card, MissingPart } from '../../ui/card.js';
import { PastPeriods } from './past-periods.js';
import { SpendingCap } from './spending-cap.js';
import { UsageMeter } from './usage-meter.js';

type Usage = NonNullable<NonNullable<BillingQuery['me']>['usage']>;

interface UsageSectionProps {
  readonly plan: Tier;
  /** Null when billing does not answer. */
  readonly usage: Usage | null;
  readonly onRetry: () => void;
}

function ruleOf(plan: Tier, key: string): LimitRule | undefined {
  const rules: Readonly<Record<string, LimitRule>> = planOf(plan).limitRules;
  return rules[key];
}

/** What is used of everything that a plan meters, and how far a person lets it go beyond. */
export function UsageSection({ plan, usage, onRetry }: UsageSectionProps): ReactNode {
  if (!usage) {
    return (
      <Card title="Usage">
        <MissingPart what="What you have used" onRetry={onRetry} />
      </Card>
    );
  }
  const metered = usage.current.map((period) => ({ period, rule: ruleOf(plan, period.key) }));
  const softRules = metered.flatMap(({ period, rule }) =>
    rule?.limitMode === 'SOFT_METERED'
      ? [{ name: period.name, amountCents: rule.overageUnitAmountCents }]
      : [],
  );
  return (
    <Card title="Usage" aside={<span className="text-sm text-ink-3">counted as it happens</span>}>
      <div className="grid gap-7">
        {metered.map(({ period, rule }) => (
          <UsageMeter
            key={period.key}
            period={period}
            rule={rule}
            spendingCapAmountCents={usage.spendingCapAmountCents}
            currency={usage.currency}
          />
        ))}
        <div aria-hidden="true" className="crease-y" />
        <SpendingCap
          amountCents={usage.spendingCapAmountCents}
          currency={usage.currency}
          unitPrices={softRules}
          spentAmountCents={usage.current.reduce((sum, period) => sum + period.overageAmountCents, 0)}
        />
        <PastPeriods periods={usage.history.nodes} currency={usage.currency} />
      </div>
    </Card>
  );
}

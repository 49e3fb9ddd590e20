import type { ReactNode } from 'react';
import { planOf, type LimitRule } from '@gatefold/schema';
import type { BillingQuery, ShownUsagePeriodFragment, Tier } from '../../gql/graphql.js';
import { Card, MissingPart } from '../../ui/card.js';
import { CapWithoutSubscription } from './cap-without-subscription.js';
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

/** What happens at a limit of a plan, and whether that is only so because no subscription charges for more. */
function ruleOf(plan: Tier, { key, limitMode }: Pick<ShownUsagePeriodFragment, 'key' | 'limitMode'>) {
  const rules: Readonly<Record<string, LimitRule>> = planOf(plan).limitRules;
  const rule = rules[key];
  if (rule?.limitMode !== 'SOFT_METERED' || limitMode !== 'HARD') return { rule, needsSubscription: false };
  return { rule: { limitMode } satisfies LimitRule, needsSubscription: true };
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
  const metered = usage.current.map((period) => ({ period, ...ruleOf(plan, period) }));
  const softRules = metered.flatMap(({ period, rule }) =>
    rule?.limitMode === 'SOFT_METERED'
      ? [{ name: period.name, amountCents: rule.overageUnitAmountCents }]
      : [],
  );
  return (
    <Card title="Usage" aside={<span className="text-sm text-ink-3">counted as it happens</span>}>
      <div className="grid gap-7">
        {metered.map(({ period, rule, needsSubscription }) => (
          <UsageMeter
            key={period.key}
            period={period}
            rule={rule}
            needsSubscription={needsSubscription}
            spendingCapAmountCents={usage.spendingCapAmountCents}
            currency={usage.currency}
          />
        ))}
        <div aria-hidden="true" className="crease-y" />
        {softRules.length === 0 && metered.some(({ needsSubscription }) => needsSubscription) ? (
          <CapWithoutSubscription
            planName={planOf(plan).name}
            amountCents={usage.spendingCapAmountCents}
            currency={usage.currency}
          />
        ) : (
          <SpendingCap
            amountCents={usage.spendingCapAmountCents}
            currency={usage.currency}
            unitPrices={softRules}
            spentAmountCents={usage.current.reduce((sum, period) => sum + period.overageAmountCents, 0)}
          />
        )}
        <PastPeriods periods={usage.history.nodes} currency={usage.currency} />
      </div>
    </Card>
  );
}

import type { LimitRule } from '@gatefold/schema';
import type { ShownUsagePeriodFragment } from '../../gql/graphql.js';
import { nearlyUsedUp } from '../../ui/meter.js';

/** A sentence about a limit that comes near, and how much it matters. */
export interface UsageNote {
  readonly tone: 'plain' | 'warn' | 'bad';
  readonly text: string;
}

/** What a person should know of a period: from 80% on that it runs out, at 100% what happens now. */
export function usageNote(
  {
    used,
    reserved,
    overage,
    limit,
    overageAmountCents,
  }: Pick<ShownUsagePeriodFragment, 'used' | 'reserved' | 'overage' | 'limit' | 'overageAmountCents'>,
  rule: LimitRule | undefined,
  spendingCapAmountCents: number,
  needsSubscription = false,
): UsageNote | undefined {
  const counted = used + reserved - overage;
  const percent = limit === 0 ? 100 : Math.floor((counted / limit) * 100);
  if (percent < nearlyUsedUp * 100) return undefined;
  const canGoOn = rule?.limitMode === 'SOFT_METERED';
  if (percent < 100) {
    const then =
      canGoOn && spendingCapAmountCents > 0
        ? 'after that, each is charged'
        : canGoOn
          ? 'set a spending cap to go on after that'
          : 'after that, it stops until it starts again';
    return { tone: 'warn', text: `${percent}% used; ${then}.` };
  }
  if (needsSubscription) return { tone: 'bad', text: 'All used. With a subscription you can go on.' };
  if (!canGoOn) return { tone: 'bad', text: 'All used. A larger plan includes more.' };
  const unit = rule.overageUnitAmountCents;
  if (spendingCapAmountCents === 0)
    return { tone: 'bad', text: 'All used. Set a spending cap to go on now, or choose a larger plan.' };
  const spentPercent = Math.floor((overageAmountCents / spendingCapAmountCents) * 100);
  if (overageAmountCents + unit > spendingCapAmountCents)
    return { tone: 'bad', text: 'Your spending cap is reached. Raise it to go on now.' };
  if (spentPercent >= nearlyUsedUp * 100)
    return { tone: 'warn', text: `${spentPercent}% of your spending cap is used.` };
  return { tone: 'plain', text: 'Your plan is used up; each further one is charged, up to your cap.' };
}

import { entitlementFacts, type EntitlementFacts, type MeteredKey } from '@gatefold/schema';
import type { Allowance } from './allowance.js';
import { canReserve, type Balance, type Spending } from './balance.js';

/** What a person is told about a metered key with this balance. */
export function meteredFacts(
  key: MeteredKey,
  balance: Balance,
  allowance: Allowance,
  spending: Spending,
  resetsAt: Date,
): EntitlementFacts {
  return entitlementFacts({
    key,
    value: allowance.limit,
    plan: allowance.plan,
    rule: allowance.rule,
    endsAt: allowance.endsAt,
    use: {
      used: balance.committed,
      reserved: balance.reserved,
      overage: balance.overage,
      resetsAt,
      spendingCapAmountCents: spending.capAmountCents,
      isOverageAffordable: canReserve(1, balance, allowance, spending),
    },
  });
}

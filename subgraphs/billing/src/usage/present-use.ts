import type { EntitlementFacts, MeteredKey } from '@gatefold/schema';
import type { GrantFacts } from '../grants/live-grants.js';
import { allowanceOf, type Allowance } from './allowance.js';
import { emptyBalance, exposureAmountCents, type Balance, type Spending } from './balance.js';
import { monthAround, type Span } from './calendar.js';
import { meteredFacts } from './metered-facts.js';
import type { UseOfPerson } from './use-of-people.loader.js';

/** What a person used of one key in the period that counts now. */
export interface PresentUse extends Span {
  readonly key: MeteredKey;
  readonly balance: Balance;
  readonly allowance: Allowance;
}

/** The use of now; a period that is over, or none, counts as nothing used. */
export function presentUse(
  key: MeteredKey,
  grants: readonly GrantFacts[],
  at: Date,
  use: UseOfPerson | undefined,
): PresentUse {
  const allowance = allowanceOf(key, grants, at);
  const month = monthAround(at, allowance.anchor);
  const open = use?.openPeriods.find((period) => period.key === key && period.endsAt > at);
  if (!open) return { key, ...month, balance: emptyBalance, allowance };
  return { key, startsAt: open.startsAt, endsAt: month.endsAt, balance: open.balance, allowance };
}

/** What the person is told about the use of now. */
export function presentFacts(
  key: MeteredKey,
  grants: readonly GrantFacts[],
  at: Date,
  use: UseOfPerson | undefined,
): EntitlementFacts {
  const { balance, allowance, endsAt } = presentUse(key, grants, at, use);
  const others = use?.openPeriods.filter((period) => period.key !== key && period.endsAt > at) ?? [];
  const amounts = others.map((other) =>
    exposureAmountCents(other.balance, allowanceOf(other.key, grants, at)),
  );
  const spending: Spending = {
    capAmountCents: use?.capAmountCents ?? 0,
    elsewhereAmountCents: amounts.reduce((sum, amount) => sum + amount, 0),
  };
  return meteredFacts(key, balance, allowance, spending, endsAt);
}

import { overageUnitAmountCents, type Allowance } from './allowance.js';

/** What a person used of one key in one period. Counts are units. */
export interface Balance {
  /** Used for certain, overage included. */
  readonly committed: number;
  /** Held for work that is under way. */
  readonly reserved: number;
  /** Part of `committed` that was charged by the unit. */
  readonly overage: number;
  readonly overageAmountCents: number;
}

export const emptyBalance: Balance = { committed: 0, reserved: 0, overage: 0, overageAmountCents: 0 };

/** What the person agreed to pay by the unit, in cents. */
export interface Spending {
  readonly capAmountCents: number;
  /** Spent, or possibly spent by work under way, for other keys. */
  readonly elsewhereAmountCents: number;
}

/** Units that the plan still includes when nothing under way counts; 0 after a change to a smaller plan. */
function includedRoom(balance: Balance, { limit }: Allowance): number {
  return Math.max(0, limit - (balance.committed - balance.overage));
}

/** Cents that this balance costs at most: what was charged, and what is under way if all of it is used. */
export function exposureAmountCents(balance: Balance, allowance: Allowance, moreUnits = 0): number {
  const above = Math.max(0, balance.reserved + moreUnits - includedRoom(balance, allowance));
  return balance.overageAmountCents + above * overageUnitAmountCents(allowance.rule);
}

/** Whether `units` more may be held, so that the limit and the spending cap hold even if all that is held is used. */
export function canReserve(
  units: number,
  balance: Balance,
  allowance: Allowance,
  spending: Spending,
): boolean {
  if (balance.reserved + units <= includedRoom(balance, allowance)) return true;
  if (allowance.rule.limitMode === 'HARD') return false;
  const exposure = exposureAmountCents(balance, allowance, units);
  return spending.elsewhereAmountCents + exposure <= spending.capAmountCents;
}

/**
 * The balance after `units` that were held are used. Those above the limit are charged by the unit, never beyond the cap:
 * after a change to a smaller plan or cap in between, what was promised is used without charge.
 */
export function afterCommit(
  units: number,
  balance: Balance,
  allowance: Allowance,
  spending: Spending,
): Balance {
  const above = Math.max(0, units - includedRoom(balance, allowance));
  const price = overageUnitAmountCents(allowance.rule);
  const left = spending.capAmountCents - spending.elsewhereAmountCents - balance.overageAmountCents;
  const charged = price === 0 ? 0 : Math.min(above, Math.max(0, Math.floor(left / price)));
  return {
    committed: balance.committed + units,
    reserved: balance.reserved - units,
    overage: balance.overage + charged,
    overageAmountCents: balance.overageAmountCents + charged * price,
  };
}

/** Shares of a bound at which the person is told, in percent. */
export const alertPercents = [80, 100] as const;

/** A bound that the balance has come near to. */
export interface ReachedThreshold {
  readonly subject: 'LIMIT' | 'SPENDING_CAP';
  readonly percent: (typeof alertPercents)[number];
  /** The whole bound: units of the limit, or cents of the cap. */
  readonly bound: number;
}

/** Every threshold that this balance has reached, lowest first. */
export function reachedThresholds(
  balance: Balance,
  allowance: Allowance,
  spending: Spending,
): readonly ReachedThreshold[] {
  const reached = (subject: ReachedThreshold['subject'], value: number, bound: number): ReachedThreshold[] =>
    bound === 0
      ? []
      : alertPercents
          .filter((percent) => value * 100 >= bound * percent)
          .map((percent) => ({ subject, percent, bound }));
  const spent = spending.elsewhereAmountCents + balance.overageAmountCents;
  return [
    ...reached('LIMIT', balance.committed - balance.overage, allowance.limit),
    ...reached('SPENDING_CAP', spent, spending.capAmountCents),
  ];
}

import {
  entitlementKeys,
  isMetered,
  planCurrency,
  type EntitlementKey,
  type PlanDefinition,
} from '@gatefold/schema';
import { formatMoney } from '../ui/format-money.js';

const count = new Intl.NumberFormat('en');
const keys = Object.keys(entitlementKeys) as EntitlementKey[];

/** A name inside of a sentence: "Projects" becomes "projects", "AI analyses" stays. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** What a plan includes, one line each, e.g. "300 AI analyses a month". What it does not include is left out. */
export function planLines(plan: PlanDefinition): string[] {
  return keys.flatMap((key) => {
    const value = plan.entitlements[key];
    if (value === false) return [];
    const name = entitlementKeys[key];
    if (value === true) return [name];
    return [`${count.format(value)} ${inSentence(name)}${isMetered(key) ? ' a month' : ''}`];
  });
}

/** One line of the comparison: a name and what each plan says to it. */
export interface ComparisonRow {
  readonly name: string;
  /** In the order of the plans that were asked for: words, or whether it is included. */
  readonly cells: readonly (string | boolean)[];
}

/** Every entitlement beside every plan, and under each metered one what further units cost. */
export function comparisonOf(compared: readonly PlanDefinition[]): ComparisonRow[] {
  return keys.flatMap((key) => {
    const name = entitlementKeys[key];
    const cells = compared.map(({ entitlements }) => {
      const value = entitlements[key];
      return typeof value === 'number' ? count.format(value) : value;
    });
    if (!isMetered(key)) return [{ name, cells }];
    const further = compared.map(({ limitRules }) => {
      const rule = limitRules[key];
      return rule.limitMode === 'HARD'
        ? false
        : `${formatMoney(rule.overageUnitAmountCents, planCurrency)} each`;
    });
    return [
      { name: `${name} a month`, cells },
      { name: `Further ${inSentence(name)}`, cells: further },
    ];
  });
}

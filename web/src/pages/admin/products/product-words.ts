import { entitlementKeys, planOf } from '@gatefold/schema';
import type { ManagedProductFragment } from '../../../gql/graphql.js';
import { formatMoney } from '../../../ui/format-money.js';

type Terms = Pick<
  ManagedProductFragment,
  'requiredPlan' | 'requiredEntitlement' | 'priceLookupKey' | 'price'
>;

/** Name of an entitlement for people; one that is not known here by its key. */
function entitlementName(key: string): string {
  return key in entitlementKeys ? entitlementKeys[key as keyof typeof entitlementKeys] : key;
}

/** Who may have a product, in words: the same order of ways as the server decides by. */
export function audienceOf({ requiredPlan, requiredEntitlement, priceLookupKey }: Terms): string {
  const ways = [
    ...(requiredPlan ? [`${planOf(requiredPlan).name} plan and higher`] : []),
    ...(requiredEntitlement ? [`With “${entitlementName(requiredEntitlement)}”`] : []),
    ...(priceLookupKey ? ['Buyers'] : []),
  ];
  return ways.length > 0 ? ways.join(', or ') : 'Everybody with an account';
}

/** The price as it is shown to people. */
export function priceOf({ priceLookupKey, price }: Terms): string {
  if (!priceLookupKey) return 'Not sold';
  return price ? formatMoney(price.amountCents, price.currency) : 'Not known right now';
}

/** Whether taking it off sale would give it to everybody for nothing. */
export function isFreeWithoutPrice({ requiredPlan, requiredEntitlement }: Terms): boolean {
  return !requiredPlan && !requiredEntitlement;
}

/** Cents of what an administrator typed (`19`, `19.5`, `19.50`); undefined when it is no amount. */
export function centsOf(text: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** {@link centsOf} the other way round, '' for no price. */
export function priceTextOf({ price }: Terms): string {
  return price ? (price.amountCents / 100).toFixed(2) : '';
}

import Stripe from 'stripe';

const wholeCents = { mode: 'decimal-places', value: 0 } as const;

/** `decimal` cents times `quantity`, rounded half up to whole cents. */
function times(decimal: Stripe.Decimal | string, quantity: number): number {
  const product = Stripe.Decimal.from(String(decimal)).mul(Stripe.Decimal.from(quantity));
  return Number(product.round('half-up', wholeCents).toString());
}

type Tier = Stripe.Price.Tier;

const tierAmount = (tier: Tier, quantity: number): number =>
  times(tier.unit_amount_decimal ?? '0', quantity) + (quantity > 0 ? (tier.flat_amount ?? 0) : 0);

function graduated(tiers: readonly Tier[], quantity: number): number {
  let below = 0;
  let total = 0;
  for (const tier of tiers) {
    if (quantity <= below) break;
    const inTier = Math.min(quantity, tier.up_to ?? Infinity) - below;
    total += tierAmount(tier, inTier);
    below += inTier;
  }
  return total;
}

/** What `quantity` units cost at a price, in cents. */
export function amountOf(price: Stripe.Price, quantity: number): number {
  if (price.billing_scheme === 'per_unit') return times(price.unit_amount_decimal ?? '0', quantity);
  const tiers = price.tiers ?? [];
  if (price.tiers_mode === 'graduated') return graduated(tiers, quantity);
  const tier = tiers.find(({ up_to: upTo }) => upTo === null || quantity <= upTo);
  return tier ? tierAmount(tier, quantity) : 0;
}

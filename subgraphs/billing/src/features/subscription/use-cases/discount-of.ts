import type Stripe from 'stripe';

/** What Stripe takes for a code that a person typed in: undefined without a code, 'UNKNOWN' for one that is not valid now. */
export async function discountOf(
  client: Stripe,
  code: string | null | undefined,
): Promise<{ promotion_code: string } | 'UNKNOWN' | undefined> {
  if (code == null) return undefined;
  const { data } = await client.promotionCodes.list({ code, active: true, limit: 1 });
  return data[0] ? { promotion_code: data[0].id } : 'UNKNOWN';
}

import { tiers, type Tier } from '@gatefold/schema';
import { z } from 'zod';

/** What TagMango's events mean here; every other event is stored and left alone. */
export const eventKinds: ReadonlyMap<string, 'purchase' | 'refund' | 'cancellation'> = new Map([
  ['purchase.completed', 'purchase'],
  ['purchase.refunded', 'refund'],
  ['purchase.cancelled', 'cancellation'],
]);

/** Names of tiers at TagMango and what they are here; null gives no plan. */
const planOfTier: Readonly<Record<string, Tier | null>> = {
  ...(Object.fromEntries(tiers.map((tier) => [tier.toLowerCase(), tier])) as Record<string, Tier>),
  free: null,
  paid: 'PRO',
  premium: 'PREMIUM',
};

const name = z.string().trim().min(1).max(500);
const id = z.string().min(1).max(200);
const amountMax = 2_147_483_647;

const tierName = z.string().refine((tier) => Object.hasOwn(planOfTier, tier.toLowerCase()), {
  error: ({ input }) => `"${String(input)}" is no known tier`,
});

/** Version 1 of the payload: what is not described here is refused, so that nothing is misread. */
export const tagMangoPayload = z.strictObject({
  event: z.string().min(1).max(200),
  user: z.strictObject({
    id: id.optional(),
    email: z
      .email()
      .max(320)
      .transform((email) => email.toLowerCase()),
    name,
    phone: z.string().max(50).nullish(),
  }),
  course: z.strictObject({ id, name, tier: tierName.nullish() }),
  transaction: z.strictObject({
    id,
    /** Minor units; of a refund: what was paid back by it. */
    amount: z.int().min(0).max(amountMax),
    currency: z
      .string()
      .regex(/^[A-Za-z]{3}$/)
      .transform((code) => code.toUpperCase()),
  }),
  timestamp: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
});

export type TagMangoPayload = z.infer<typeof tagMangoPayload>;

/** The plan that a tier of a valid payload stands for. */
export function planOfTagMangoTier(tier: string | null | undefined): Tier | null {
  return tier ? (planOfTier[tier.toLowerCase()] ?? null) : null;
}

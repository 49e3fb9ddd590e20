import { z } from 'zod';
import { tiers } from '../roles.js';
import { event } from './event.js';

/** The highest live grant of a person changed. */
export const tierChanged = event('billing.tier.changed@1', {
  userId: z.uuid(),
  tier: z.enum(tiers),
  previousTier: z.enum(tiers).nullable(),
  /** Increases with every change of this person's tier: an older number than the one applied is stale. */
  sequence: z.int(),
});

/** Somebody bought something outside of the platform; who it is, `users` finds out by the e-mail address. */
export const purchaseRecorded = event('billing.purchase.recorded@1', {
  purchaseId: z.uuid(),
  source: z.literal('TAGMANGO'),
  /** As the seller knows it, in any letter case. */
  email: z.string(),
  /** Name of the buyer as the seller knows it. */
  name: z.string(),
  phone: z.string().nullable(),
  itemName: z.string(),
  /** Null when the purchase opens a course only. */
  tier: z.enum(tiers).nullable(),
  /** Id of the course at the seller. */
  courseKey: z.string().nullable(),
  courseName: z.string().nullable(),
  amountCents: z.int(),
  /** ISO 4217, three letters. */
  currency: z.string(),
  purchasedAt: z.iso.datetime(),
});

/** A person has used 80 or 100% of a limit or of the spending cap; once in a period for each bound. */
export const usageThresholdReached = event('billing.usage.threshold_reached@1', {
  userId: z.uuid(),
  key: z.string(),
  subject: z.enum(['LIMIT', 'SPENDING_CAP']),
  percent: z.int(),
  /** The whole bound: units of the limit, or cents of the cap. */
  bound: z.int(),
  /** Units used in the period, overage included. */
  used: z.int(),
  overageAmountCents: z.int(),
  /** When the period ends. */
  resetsAt: z.iso.datetime(),
});

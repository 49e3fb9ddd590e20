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

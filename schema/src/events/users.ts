import { z } from 'zod';
import { event } from './event.js';

const profile = {
  userId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
};

/** An account was created. */
export const userRegistered = event('users.user.registered@1', { ...profile, email: z.string() });

/** Username, display name or picture changed; carries the state after the change. */
export const userProfileChanged = event('users.user.profile_changed@1', profile);

/** A person has proven that they read the mail of this address. */
export const emailVerified = event('users.email.verified@1', { userId: z.uuid(), email: z.string() });

/** The buyer of a purchase is known for certain: their account is new, or its e-mail address is verified. */
export const purchaserIdentified = event('users.purchaser.identified@1', {
  purchaseId: z.uuid(),
  userId: z.uuid(),
});

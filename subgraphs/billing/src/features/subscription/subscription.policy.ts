import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** Subscriptions are seen by the person who has them and by administrators. */
export function canReadSubscriptionOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

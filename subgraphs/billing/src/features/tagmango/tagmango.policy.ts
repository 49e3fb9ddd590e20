import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** What a person bought is seen by that person and by administrators. */
export function canReadPurchasesOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

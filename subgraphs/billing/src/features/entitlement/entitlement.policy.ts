import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** What a plan allows a person is between that person and administrators. */
export function canReadEntitlementsOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

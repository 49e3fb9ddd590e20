import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** What a person used is between that person and administrators. */
export function canReadUsageOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

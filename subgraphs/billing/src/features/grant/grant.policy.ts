import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** Grants are seen by the person who holds them and by administrators. */
export function canReadGrantsOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

/** Only administrators give and take grants by hand. */
export function canManageGrants(actor: Actor): boolean {
  return isAdmin(actor);
}

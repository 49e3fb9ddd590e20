import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** E-mail address and roles are for the person and for administrators. */
export function canSeePersonalData(actor: Actor, accountId: string): boolean {
  return isSelf(actor, accountId) || isAdmin(actor);
}

/** Only administrators go through everybody. */
export function canListAccounts(actor: Actor): boolean {
  return isAdmin(actor);
}

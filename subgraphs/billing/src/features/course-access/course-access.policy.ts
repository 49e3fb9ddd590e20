import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** Which courses a person may open is seen by that person and by administrators. */
export function canReadAccessOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

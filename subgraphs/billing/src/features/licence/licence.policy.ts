import { isAdmin, type Actor } from '@gatefold/runtime/identity';

/** Only administrators replace and take back licences. */
export function canManageLicences(actor: Actor): boolean {
  return isAdmin(actor);
}

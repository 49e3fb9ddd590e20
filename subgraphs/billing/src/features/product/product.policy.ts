import { isAdmin, type Actor } from '@gatefold/runtime/identity';

/** Only administrators decide what is sold. */
export function canManageProducts(actor: Actor): boolean {
  return isAdmin(actor);
}

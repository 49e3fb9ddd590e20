import { isAdmin, type Actor } from '@gatefold/runtime/identity';

/** What was earned, and from how many people, is for administrators. */
export function canReadRevenue(actor: Actor): boolean {
  return isAdmin(actor);
}

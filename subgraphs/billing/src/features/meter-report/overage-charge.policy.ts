import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** What was charged by the unit is seen by who pays it and by administrators. */
export function canReadChargesOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

/** Only administrators give money back. */
export function canRefundOverage(actor: Actor): boolean {
  return isAdmin(actor);
}

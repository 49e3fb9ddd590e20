import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** Payments are seen by who paid and by administrators. */
export function canReadPaymentsOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

/** Only administrators give money back. */
export function canRefund(actor: Actor): boolean {
  return isAdmin(actor);
}

import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** Invoices are seen by who pays them and by administrators. */
export function canReadInvoicesOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

/** Only administrators give money back. */
export function canRefundInvoices(actor: Actor): boolean {
  return isAdmin(actor);
}

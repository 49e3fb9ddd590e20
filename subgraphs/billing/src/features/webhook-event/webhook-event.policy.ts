import { isAdmin, type Actor } from '@gatefold/runtime/identity';

/** Webhooks hold what people bought, so only administrators see and replay them. */
export function canManageWebhooks(actor: Actor): boolean {
  return isAdmin(actor);
}

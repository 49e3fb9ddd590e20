import { isAdmin, isSelf, type Actor } from '@gatefold/runtime/identity';

/** What somebody downloaded is between them and administrators. */
export function canReadDownloadsOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

/** A link is taken back by its person or an administrator. */
export function canRevokeTokenOf(actor: Actor, userId: string): boolean {
  return isSelf(actor, userId) || isAdmin(actor);
}

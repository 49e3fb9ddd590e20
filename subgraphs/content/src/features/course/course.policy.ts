import { isAdmin, type Actor } from '@gatefold/runtime/identity';

/** Administrators write courses. */
export function canManageCourses(actor: Actor): boolean {
  return isAdmin(actor);
}

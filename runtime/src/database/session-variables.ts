import { isAdmin, type Actor } from '../identity/index.js';

/**
 * What row level security policies read through `current_setting`: `app.user_id` (uuid or empty) and `app.role`
 * (`anonymous`, `member`, `admin` or `service`).
 */
export function sessionVariables(actor: Actor): Record<string, string> {
  switch (actor.kind) {
    case 'anonymous':
      return { 'app.user_id': '', 'app.role': 'anonymous' };
    case 'service':
      return { 'app.user_id': '', 'app.role': 'service' };
    case 'member':
      return { 'app.user_id': actor.userId, 'app.role': isAdmin(actor) ? 'admin' : 'member' };
  }
}

import { isKnownMember } from './known-member.js';
import { useSession } from './session-store.js';

/** Whether somebody is signed in; guessed by what this browser remembers until the server has said so. */
export function useIsMember(): boolean {
  const session = useSession();
  return session.status === 'member' || (session.status === 'unknown' && isKnownMember());
}

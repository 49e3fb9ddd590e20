import type { SessionResultFragment } from '../gql/graphql.js';
import { rememberMember } from './known-member.js';
import { announce, onAnnouncement } from './other-tabs.js';
import { refreshSession, sessionOf } from './refresh-session.js';
import { setSession } from './session-store.js';

/** Takes a successful sign-in over. False when the answer holds no session. */
export function startSession(result: SessionResultFragment | null | undefined): boolean {
  const session = sessionOf(result);
  if (!session) return false;
  setSession(session);
  rememberMember(true);
  announce('signed-in');
  return true;
}

/** Forgets the session in this tab and in the others. */
export function endSession(): void {
  setSession({ status: 'anonymous' });
  rememberMember(false);
  announce('signed-out');
}

/** Follows sign-ins and sign-outs of other tabs. */
export function followOtherTabs(): void {
  onAnnouncement((message) => {
    if (message === 'signed-out') setSession({ status: 'anonymous' });
    else void refreshSession();
  });
}

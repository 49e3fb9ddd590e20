import { useSyncExternalStore } from 'react';
import type { SessionUserFragment } from '../gql/graphql.js';

/** Who uses this tab. The access token lives here only, in memory. */
export type Session =
  | { readonly status: 'unknown' }
  | { readonly status: 'anonymous' }
  | {
      readonly status: 'member';
      readonly user: SessionUserFragment;
      readonly accessToken: string;
      readonly expiresAtMs: number;
    };

let current: Session = { status: 'unknown' };
const listeners = new Set<() => void>();

/** The session of this moment. */
export function currentSession(): Session {
  return current;
}

/** Replaces the session and tells everybody who watches. */
export function setSession(next: Session): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Calls back on every change until the returned function is called. */
export function watchSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session, following its changes. */
export function useSession(): Session {
  return useSyncExternalStore(watchSession, currentSession, currentSession);
}

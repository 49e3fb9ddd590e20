import { useSession } from './session-store.js';

/** Whether the signed-in person operates the platform. Decides what is shown; the API decides what is allowed. */
export function useIsAdmin(): boolean {
  const session = useSession();
  return session.status === 'member' && (session.user.roles?.includes('ADMIN') ?? false);
}

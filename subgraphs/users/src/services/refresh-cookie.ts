import type { Result } from '@gatefold/runtime/operation';

const name = 'gf_refresh';

/** What a sign-in or a refresh gave. */
interface Refreshable {
  readonly refreshToken: string;
  readonly refreshLifetimeSeconds: number;
}

/** The `set-cookie` lines of the refresh token. */
export interface RefreshCookie {
  /** Sets the cookie on success; a refused sign-in leaves what is there. */
  afterSignIn(result: Result<Refreshable>): readonly string[];
  /** Sets the cookie on success and clears it when the session has ended; after a lost race the winner's stays. */
  afterRefresh(result: Result<Refreshable>): readonly string[];
  clear(): string;
}

/** `Secure` when people reach the platform by https. */
export function createRefreshCookie(publicUrl: string): RefreshCookie {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
  const issue = ({ refreshToken, refreshLifetimeSeconds }: Refreshable): string =>
    `${name}=${refreshToken}; Max-Age=${refreshLifetimeSeconds}; ${attributes}`;
  const clear = (): string => `${name}=; Max-Age=0; ${attributes}`;
  return {
    clear,
    afterSignIn: (result) => (result.ok ? [issue(result.value)] : []),
    afterRefresh: (result) => {
      if (result.ok) return [issue(result.value)];
      return result.errors.some((error) => error.code === 'SESSION_EXPIRED') ? [clear()] : [];
    },
  };
}

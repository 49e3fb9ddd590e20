import { print } from 'graphql';
import {
  RefreshSessionDocument,
  type RefreshSessionMutation,
  type SessionResultFragment,
} from '../gql/graphql.js';
import { announce } from './other-tabs.js';
import { currentSession, setSession, type Session } from './session-store.js';

const lockName = 'gatefold.refresh';
const renewBeforeMs = 30_000;
const conflictDelayMs = 500;
let running: Promise<Session> | undefined;

/** Makes the session of a successful answer; undefined when the answer holds no token. */
export function sessionOf(result: SessionResultFragment | null | undefined): Session | undefined {
  if (!result?.accessToken || !result.user || !result.expiresAt) return undefined;
  const { accessToken, user } = result;
  return { status: 'member', accessToken, user, expiresAtMs: Date.parse(result.expiresAt) };
}

/** A CONFLICT means that another window trades the same cookie at this moment: the next try uses its new one. */
async function requestRefresh(attemptsLeft = 3): Promise<Session> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify({ query: print(RefreshSessionDocument) }),
  });
  const answer = (await response.json()) as { data?: RefreshSessionMutation | null; errors?: unknown };
  const result = answer.data?.refreshSession;
  if (!result) throw new Error('The session could not be renewed');
  if (attemptsLeft > 0 && result.userErrors.some(({ code }) => code === 'CONFLICT')) {
    await new Promise((resolve) => setTimeout(resolve, conflictDelayMs));
    return requestRefresh(attemptsLeft - 1);
  }
  return sessionOf(result) ?? { status: 'anonymous' };
}

/** Tabs take turns: the cookie is rotated, and using an old one would end every session of its family. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? navigator.locks.request(lockName, work) : work();
}

async function refresh(): Promise<Session> {
  const before = currentSession();
  try {
    const session = await inTurn(() => requestRefresh());
    if (before.status === 'member' && session.status === 'anonymous') announce('signed-out');
    setSession(session);
    return session;
  } catch {
    const kept: Session = before.status === 'member' ? before : { status: 'anonymous' };
    setSession(kept);
    return kept;
  }
}

/** Trades the refresh cookie for an access token; calls at the same time share one request. Never rejects. */
export function refreshSession(): Promise<Session> {
  running ??= refresh().finally(() => {
    running = undefined;
  });
  return running;
}

/** The session once it is known; asks the server when this tab has not yet. */
export async function settledSession(): Promise<Session> {
  const session = currentSession();
  return session.status === 'unknown' ? refreshSession() : session;
}

/** A token that is valid for at least half a minute, undefined without a session. */
export async function freshAccessToken(): Promise<string | undefined> {
  let session = currentSession();
  if (session.status === 'member' && session.expiresAtMs - Date.now() < renewBeforeMs)
    session = await refreshSession();
  return session.status === 'member' ? session.accessToken : undefined;
}

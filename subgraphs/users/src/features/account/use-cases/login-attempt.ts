import type { Transaction } from '@gatefold/runtime/database';
import { networkOf } from '@gatefold/runtime/http';
import type { Operation } from '@gatefold/runtime/operation';
import { hashRefreshToken } from '../../../services/refresh-token.js';
import type { UsersLimits, UsersServices } from '../../../services/index.js';
import { findCredential, type Credential } from '../credential.repository.js';
import { isKnownPlace, rememberPlace } from '../known-place.repository.js';
import { giveBackAttempts, lockCounters, saveCounter } from '../login-attempt.repository.js';
import { secondsToWait, type LoginLimit } from '../login-limit.policy.js';
import { findLiveSession } from '../session.repository.js';

const daySeconds = 86_400;

/** From where somebody tries to sign in. */
export interface LoginOrigin {
  readonly clientAddress: string | undefined;
  /** Refresh cookie of the browser, which shows that it has signed in before. */
  readonly refreshToken: string | undefined;
}

/** An attempt that may be made, and is counted. */
export interface LoginAttempt {
  readonly waitSeconds: 0;
  readonly credential: Credential | undefined;
  /** To be called in the transaction that signs in. */
  succeed(tx: Transaction, accountId: string): Promise<void>;
}

/**
 * Counts an attempt before it is made, so that parallel ones cannot pass a limit, or answers how long to wait. Limits hold for
 * an account from one place, for an account from all places together (with growing pauses, so that strangers cannot lock
 * the owner out for long) and for a place over all accounts. A browser with a session of the account has a count of its
 * own; it and the networks where the owner has signed in do not wait for what strangers do elsewhere. Unknown addresses
 * are counted alike.
 */
export function takeLoginAttempt(
  operation: Operation<UsersServices>,
  email: string,
  origin: LoginOrigin,
): Promise<LoginAttempt | { readonly waitSeconds: number }> {
  const { limits } = operation.services;
  const network = networkOf(origin.clientAddress);
  return operation.asService('account').transaction(async (tx) => {
    const credential = await findCredential(tx, email);
    const session = origin.refreshToken
      ? await findLiveSession(tx, hashRefreshToken(origin.refreshToken))
      : undefined;
    const isOwnBrowser = session !== undefined && session.accountId === credential?.accountId;
    const isKnown = isOwnBrowser || (await isKnownPlace(tx, credential?.accountId, network ?? ''));
    const counters = {
      pair: isOwnBrowser ? `browser ${session.id}` : pairOf(email, network),
      ...(isKnown ? {} : { account: accountOf(email) }),
      ...(network === undefined ? {} : { place: `place ${network}` }),
    };
    const waitSeconds = await count(tx, counters, limits);
    if (waitSeconds > 0) return { waitSeconds };
    return {
      waitSeconds: 0,
      credential,
      succeed: async (later, accountId) => {
        const allFrom = [counters.pair, accountOf(email)];
        const oneFrom = counters.place === undefined ? [] : [counters.place];
        await lockCounters(later, [...allFrom, ...oneFrom]);
        await giveBackAttempts(later, { allFrom, oneFrom });
        if (network !== undefined) await rememberPlace(later, accountId, network);
      },
    };
  });
}

/** Whoever chose a new password by mail is the owner: failures before it, from where they are and in all, no longer count. */
export async function forgetLoginAttempts(
  tx: Transaction,
  email: string,
  clientAddress: string | undefined,
): Promise<void> {
  const allFrom = [pairOf(email, networkOf(clientAddress)), accountOf(email)];
  await lockCounters(tx, allFrom);
  await giveBackAttempts(tx, { allFrom, oneFrom: [] });
}

const accountOf = (email: string): string => `account ${email}`;
const pairOf = (email: string, network: string | undefined): string => `pair ${email} ${network ?? ''}`;

type Counters = { readonly pair: string; readonly account?: string; readonly place?: string };

async function count(tx: Transaction, counters: Counters, limits: UsersLimits): Promise<number> {
  const limited = Object.entries(counters) as [keyof Counters, string][];
  const states = await lockCounters(
    tx,
    limited.map(([, name]) => name),
  );
  const waits = limited.map(([kind], index) => {
    const state = states[index];
    return state ? secondsToWait(state, limitOf(kind, limits)) : 0;
  });
  const waitSeconds = Math.max(...waits);
  if (waitSeconds > 0) return waitSeconds;
  for (const [index, [kind, name]] of limited.entries()) {
    const { attempts, secondsToForget } = states[index] ?? { attempts: 0, secondsToForget: 0 };
    const { beyond, rememberedSeconds } = limitOf(kind, limits);
    const isFresh = secondsToForget <= 0;
    const isExtended = isFresh || beyond === 'growing';
    await saveCounter(tx, name, {
      attempts: isFresh ? 1 : attempts + 1,
      secondsToForget: isExtended ? rememberedSeconds : secondsToForget,
    });
  }
  return 0;
}

function limitOf(kind: keyof Counters, limits: UsersLimits): LoginLimit {
  const { loginWindowSeconds: window } = limits;
  const strict = { beyond: 'none', rememberedSeconds: window, pauseSecondsMax: window } as const;
  switch (kind) {
    case 'pair':
      return { ...strict, attemptsMax: limits.loginFailuresMax };
    case 'place':
      return { ...strict, attemptsMax: limits.loginAddressFailuresMax };
    case 'account':
      return {
        attemptsMax: limits.loginAccountFailuresMax,
        beyond: 'growing',
        rememberedSeconds: Math.max(daySeconds, 2 * window),
        pauseSecondsMax: window,
      };
  }
}

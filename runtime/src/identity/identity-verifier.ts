import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Actor } from './actor.js';
import { identityLifetimeSeconds, verifyIdentity, type ServiceKeys } from './signed-identity.js';

/** How long a verified token is remembered; with its own lifetime the longest it can be accepted. */
const rememberedMs = 5_000;

/** Verifies signed identities and remembers the outcome for a few seconds, since the gateway reuses its tokens. */
export function createIdentityVerifier(
  key: KeyObject,
  audience: string,
  services?: ServiceKeys,
): (token: string) => Promise<Actor> {
  const verified = new LRUCache<string, Actor>({
    max: 10_000,
    ttl: Math.min(rememberedMs, identityLifetimeSeconds * 1_000),
  });
  return async (token) => {
    const known = verified.get(token);
    if (known) return known;
    const actor = await verifyIdentity(key, audience, token, services);
    verified.set(token, actor);
    return actor;
  };
}

import type { KeyObject } from 'node:crypto';
import { service, signIdentity, type Actor } from '@gatefold/runtime/identity';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../admission/access-token.js';
import type { EntitlementSnapshots } from './entitlement-snapshots.js';

/** A token is reused for this long; with its lifetime of 60 s a subgraph always gets one with 30 s left. */
const reusedMs = 30_000;

/** The gateway's own identity. */
export const gatewayService = service('gateway');

/** Signed identities for subgraphs, reused while the actor and the audience are the same. */
export class IdentityTokens {
  private readonly tokens = new LRUCache<string, Promise<string>>({ max: 10_000, ttl: reusedMs });

  constructor(
    private readonly key: KeyObject,
    private readonly snapshots: Pick<EntitlementSnapshots, 'of'>,
  ) {}

  /** A token that tells the subgraph `audience` who called, with the caller's entitlements of at most 30 s ago. */
  async forCaller(audience: string, caller: Caller): Promise<string> {
    return this.forActor(audience, await this.actorOf(caller));
  }

  /** A token for a known actor, e.g. {@link gatewayService}. */
  forActor(audience: string, actor: Actor): Promise<string> {
    const key = JSON.stringify([audience, actor]);
    let token = this.tokens.get(key);
    if (!token) this.tokens.set(key, (token = signIdentity(this.key, audience, actor)));
    return token;
  }

  private async actorOf(caller: Caller): Promise<Actor> {
    if (caller.kind !== 'member') return { kind: 'anonymous' };
    const { userId, sessionId, username, roles } = caller;
    const access = await this.snapshots.of(userId);
    return { kind: 'member', userId, sessionId, username, roles, access };
  }
}

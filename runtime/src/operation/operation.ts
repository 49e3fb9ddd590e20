import type { Cache } from '../cache/index.js';
import type { Database, Transaction } from '../database/index.js';
import { service, type Actor } from '../identity/index.js';
import type { LiveTopics } from '../live/index.js';
import type { Logger } from '../logging/index.js';

/** What a use case gets: who acts, and what it may work with. It knows nothing of GraphQL or HTTP. */
export interface Operation<Services = unknown> {
  readonly actor: Actor;
  readonly requestId: string | undefined;
  /** Where the request came from, as the gateway saw it; undefined for what no client asked for. */
  readonly clientAddress: string | undefined;
  /** `Idempotency-Key` of the request; every mutation honours it. */
  readonly idempotencyKey: string | undefined;
  /**
   * uuid of what the request asks for, for the idempotency keys of whoever is called: the same when it is asked again
   * under its `Idempotency-Key` and nobody knows what came of it. Undefined without a key.
   */
  readonly workId: string | undefined;
  readonly log: Logger;
  readonly live: LiveTopics;
  /** What was asked of outside services lately. */
  readonly cache: Cache;
  /** What the subgraph made at boot, e.g. a password hasher. */
  readonly services: Services;
  /** One transaction as the actor; a `Failure` or an exception rolls it back. */
  transaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /** One read-only transaction as the actor. */
  read<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /**
   * The same operation in the name of the subgraph, which sees every row. For use cases that decide themselves what
   * the caller may know, e.g. a login, whose caller is anonymous and may not read a password hash.
   */
  asService(name: string): Operation<Services>;
}

/** What the operations of one process share. */
export interface Platform<Services = unknown> {
  readonly db: Database;
  readonly log: Logger;
  readonly live: LiveTopics;
  readonly cache: Cache;
  readonly services: Services;
}

/** The request that an operation belongs to. */
export interface RequestOrigin {
  readonly requestId?: string | undefined;
  readonly clientAddress?: string | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** An operation of `actor`. */
export function operationFor<Services>(
  platform: Platform<Services>,
  actor: Actor,
  request: RequestOrigin = {},
): Operation<Services> {
  const { requestId, clientAddress, idempotencyKey } = request;
  return {
    actor,
    requestId,
    clientAddress,
    idempotencyKey,
    workId: undefined,
    log: requestId ? platform.log.child({ requestId }) : platform.log,
    live: platform.live,
    cache: platform.cache,
    services: platform.services,
    transaction: (work) => platform.db.transaction(actor, work, requestId),
    read: (work) => platform.db.read(actor, work),
    asService: (name) => operationFor(platform, service(name), request),
  };
}

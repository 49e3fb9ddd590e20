import type { Logger } from '@gatefold/runtime/logging';
import type { Authoriser } from '../authorisation/authoriser.js';
import type { DocumentGate } from '../admission/admit-document.js';
import type { Executor } from '../executor/executor.js';
import type { Caller } from '../admission/access-token.js';
import type { SupergraphStore } from '../supergraph/supergraph-store.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { UpstreamSockets } from './upstream-sockets.js';

/** Tells a subgraph who called; undefined where callers have no identity. */
export interface CallerIdentities {
  forCaller(audience: string, caller: Caller): Promise<string | undefined>;
}

/** What every subscription needs besides its own request. */
export interface SubscriptionEnvironment {
  readonly supergraphs: SupergraphStore;
  readonly gate: DocumentGate;
  readonly executor: Executor;
  readonly authoriser: Authoriser;
  readonly sockets: Pick<UpstreamSockets, 'of'>;
  readonly identities: CallerIdentities;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Events that wait for a slow client. */
  readonly queueMax: number;
  /** How long the first connection to a subgraph may take. */
  readonly connectMs: number;
}

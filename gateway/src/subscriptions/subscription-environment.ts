import type { Logger } from '@gatefold/runtime/logging';
import type { DocumentGate } from '../admission/admit-document.js';
import type { Executor } from '../executor/executor.js';
import type { IdentityTokens } from '../identity/identity-tokens.js';
import type { SupergraphStore } from '../supergraph/supergraph-store.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { UpstreamSockets } from './upstream-sockets.js';

/** What every subscription needs besides its own request. */
export interface SubscriptionEnvironment {
  readonly supergraphs: SupergraphStore;
  readonly gate: DocumentGate;
  readonly executor: Executor;
  readonly sockets: UpstreamSockets;
  readonly identities: IdentityTokens;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Events that wait for a slow client. */
  readonly queueMax: number;
  /** How long the first connection to a subgraph may take. */
  readonly connectMs: number;
}

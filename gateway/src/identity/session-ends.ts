import type { Logger } from '@gatefold/runtime/logging';
import type { UpstreamSockets } from '../subscriptions/upstream-sockets.js';
import type { EndedSessions } from './ended-sessions.js';
import type { IdentityTokens } from './identity-tokens.js';
import { followInternally } from './internal-subscription.js';

/** Short, since until then nothing is known of sessions that end. */
const restartMs = 1_000;

/**
 * Listens to users' internal subscription, which begins with all recent ends each time, so that neither a restart of users nor
 * of the gateway revives a token; returns what stops it.
 */
export function followSessionEnds(
  sockets: UpstreamSockets,
  identities: IdentityTokens,
  sessions: EndedSessions,
  log: Logger,
): () => void {
  return followInternally(sockets, identities, {
    subgraph: 'users',
    query: 'subscription SessionsEnded { sessionsEnded }',
    restartMs,
    delayMsMax: restartMs,
    onEvent: ({ data, errors }) => {
      const ids = data?.['sessionsEnded'];
      if (Array.isArray(ids)) sessions.add(ids.filter((id) => typeof id === 'string'));
      else log.warn({ errors }, 'session_ends_not_read');
    },
    onInterrupted: (reason) => log.warn({ reason }, 'session_ends_interrupted'),
  });
}

import type { Logger } from '@gatefold/runtime/logging';
import { UpstreamSubscription } from '../subscriptions/upstream-subscription.js';
import type { UpstreamSockets } from '../subscriptions/upstream-sockets.js';
import type { EndedSessions } from './ended-sessions.js';
import { gatewayService, type IdentityTokens } from './identity-tokens.js';

const owner = 'users';
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
  let timer: NodeJS.Timeout | undefined;
  let subscription: UpstreamSubscription;
  const restart = (reason: unknown) => {
    log.warn({ reason }, 'session_ends_interrupted');
    timer = setTimeout(start, restartMs);
  };
  const start = () => {
    subscription = new UpstreamSubscription({
      client: sockets.of(owner),
      connectMs: Infinity,
      delayMsMax: restartMs,
      payload: async () => ({
        query: 'subscription SessionsEnded { sessionsEnded }',
        extensions: { identity: await identities.forActor(owner, gatewayService) },
      }),
      onEvent: ({ data, errors }) => {
        const ids = data?.['sessionsEnded'];
        if (Array.isArray(ids)) sessions.add(ids.filter((id) => typeof id === 'string'));
        else log.warn({ errors }, 'session_ends_not_read');
      },
      onEnd: (errors) => restart(errors ?? 'completed'),
      onUnreachable: () => restart('unreachable'),
    });
  };
  start();
  return () => {
    clearTimeout(timer);
    subscription.stop();
  };
}

import type { WebhookEventStatus } from '../../../gql/graphql.js';
import type { PillTone } from '../../../ui/card.js';

/** Names and meanings of where an event stands. */
export const webhookStatuses: Readonly<
  Record<WebhookEventStatus, { readonly label: string; readonly tone: PillTone; readonly meaning: string }>
> = {
  RECEIVED: { label: 'Waiting', tone: 'accent', meaning: 'Stored; its turn comes.' },
  DONE: { label: 'Done', tone: 'good', meaning: 'Took effect.' },
  UNHANDLED: { label: 'Unhandled', tone: 'plain', meaning: 'Nothing is done on events of this type.' },
  FAILED: { label: 'Failed', tone: 'warn', meaning: 'Did not work; it is tried again by itself.' },
  DEAD: { label: 'Dead', tone: 'bad', meaning: 'Did not work eight times. It waits for you to replay it.' },
};

/** States from which an event can be replayed: it had no effect yet. */
export const replayable: ReadonlySet<WebhookEventStatus> = new Set(['DEAD', 'FAILED', 'UNHANDLED']);

/** Senders by the name that the API filters by. */
export const webhookProviders = { stripe: 'Stripe', tagmango: 'TagMango' } as const;
export type WebhookProvider = keyof typeof webhookProviders;

/** Name of a sender for people; one that is not known here as it is. */
export function providerName(provider: string): string {
  return provider in webhookProviders ? webhookProviders[provider as WebhookProvider] : provider;
}

import type { Operation } from '@gatefold/runtime/operation';
import type { IncomingWebhook, WebhookProvider } from './provider.js';
import { insertWebhookEvent } from './webhook-event.repository.js';

/** What became of an incoming webhook; `stored` and `duplicate` promise that it is in the database for good. */
export type Reception = 'stored' | 'duplicate' | 'refused';

/** Keeps a genuine webhook before its sender is told so; processing follows by itself. */
export async function receiveWebhook(
  operation: Operation,
  provider: WebhookProvider,
  webhook: IncomingWebhook,
): Promise<Reception> {
  const { name } = provider;
  const verification = provider.verify(webhook, new Date());
  if (!verification.ok) {
    operation.log.warn({ provider: name, reason: verification.reason }, 'webhook_refused');
    return 'refused';
  }
  const headers = Object.fromEntries(
    provider.headersKept.flatMap((header) => {
      const value = webhook.headers[header];
      return typeof value === 'string' ? [[header, value]] : [];
    }),
  );
  const { facts } = verification;
  const isNew = await operation.transaction((tx) =>
    insertWebhookEvent(tx, { provider: name, facts, headers, rawBody: webhook.rawBody }),
  );
  return isNew ? 'stored' : 'duplicate';
}

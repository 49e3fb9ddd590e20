import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FeatureRoute } from '@gatefold/runtime/features';
import { BodyTooLargeError, readBody } from '@gatefold/runtime/http';
import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../services.js';
import { webhookProviderNames, type WebhookProviderName } from './provider.js';
import { receiveWebhook, type Reception } from './receive-webhook.js';

const answers: Readonly<Record<Reception, readonly [status: number, body: object]>> = {
  stored: [200, { status: 'stored' }],
  duplicate: [200, { status: 'known already' }],
  refused: [400, { error: 'The signature is missing, wrong or too far from the present time.' }],
};

/** `POST /webhooks/<provider>` for the gateway alone: 2xx only after the event is committed. */
export const webhookRoutes: readonly FeatureRoute[] = webhookProviderNames.map((name) => ({
  method: 'POST',
  path: `/webhooks/${name}`,
  caller: 'gateway',
  handle: (operation, request, response) =>
    receive(name, operation as Operation<BillingServices>, request, response),
}));

async function receive(
  name: WebhookProviderName,
  operation: Operation<BillingServices>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { webhookProviders, webhookBodyBytesMax, metrics } = operation.services;
  const provider = webhookProviders.get(name);
  if (!provider) return send(response, 404, { error: `Webhooks of ${name} are not set up here.` });
  const rawBody = await readBody(request, webhookBodyBytesMax).catch((error: unknown) => {
    if (error instanceof BodyTooLargeError) return undefined;
    throw error;
  });
  if (!rawBody)
    return send(response, 413, { error: `The body is larger than ${webhookBodyBytesMax} bytes.` });
  const reception = await receiveWebhook(operation, provider, { rawBody, headers: request.headers });
  metrics.webhookReceived(name, reception);
  send(response, ...answers[reception]);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

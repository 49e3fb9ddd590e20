import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FeatureRoute } from '@gatefold/runtime/features';
import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../../services.js';
import { clientOf } from '../../files/download-client.js';
import { issueRegistryToken } from './use-cases/issue-registry-token.js';

/** What a registry needs: its token server, and the key by which it believes what that says. Through the gateway alone. */
export const registryRoutes: readonly FeatureRoute[] = [
  {
    method: 'GET',
    path: '/files/registry/token',
    caller: 'gateway',
    handle: (operation, request, response) =>
      answerToken(operation as Operation<BillingServices>, request, response),
  },
  {
    method: 'GET',
    path: '/files/registry/jwks.json',
    caller: 'gateway',
    handle: async (operation, _request, response) => {
      const { registry } = (operation as Operation<BillingServices>).services.downloads;
      send(response, registry ? 200 : 404, registry?.keySet ?? notSetUp);
    },
  },
];

const notSetUp = failure('NAME_UNKNOWN', 'Container images are not handed out here.');

async function answerToken(
  operation: Operation<BillingServices>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { registry } = operation.services.downloads;
  if (!registry) return send(response, 404, notSetUp);
  const asked = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const service = asked.get('service');
  if (service !== null && service !== registry.service) {
    return send(
      response,
      400,
      failure('DENIED', `Tokens are made for the service ${registry.service} only.`),
    );
  }
  const answer = await issueRegistryToken(
    operation,
    registry,
    { token: passwordOf(request.headers.authorization), client: clientOf(request) },
    asked.getAll('scope'),
  );
  if (!('status' in answer)) return send(response, 200, answer);
  response.setHeader('www-authenticate', 'Basic realm="gatefold downloads", charset="UTF-8"');
  send(response, 401, failure('UNAUTHORIZED', answer.error));
}

/** The password of `Basic` authentication; the user name does not matter. */
function passwordOf(authorization: string | undefined): string | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  return Buffer.from(encoded, 'base64').toString('utf8').split(':').slice(1).join(':');
}

/** An error as registries and `docker` have it. */
function failure(code: string, message: string): object {
  return { errors: [{ code, message }], details: message };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

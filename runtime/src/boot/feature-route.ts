import type { IncomingMessage } from 'node:http';
import type { FeatureRoute } from '../features/index.js';
import { sendText, type HttpRoute } from '../http/index.js';
import { identityHeader, type Actor } from '../identity/index.js';
import type { Operation } from '../operation/index.js';

/** The HTTP route of a feature, with the check of its caller in front. */
export function featureRoute(
  { method, path, caller, handle }: FeatureRoute,
  verify: (token: string) => Promise<Actor>,
  operation: Operation,
): HttpRoute {
  return {
    method,
    path,
    handle: async (request, response) => {
      if (caller === 'anyone' || (await isFromPlatform(request, verify))) {
        return handle(operation, request, response);
      }
      sendText(response, 401, 'This address answers the gateway only.');
    },
  };
}

async function isFromPlatform(
  request: IncomingMessage,
  verify: (token: string) => Promise<Actor>,
): Promise<boolean> {
  const token = request.headers[identityHeader];
  if (typeof token !== 'string') return false;
  const actor = await verify(token).catch(() => undefined);
  return actor?.kind === 'service';
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FeatureRoute } from '@gatefold/runtime/features';
import type { Operation } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../services/index.js';

/** Verifiers may keep a key set for so long; a new key is published for longer before it signs. */
const cacheSeconds = 300;

/** `GET /.well-known/jwks.json`: the public keys that verify access tokens. */
export const keySetRoute: FeatureRoute = {
  method: 'GET',
  path: '/.well-known/jwks.json',
  caller: 'anyone',
  handle: async (
    operation: Operation,
    _request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { signingKeys } = (operation as Operation<UsersServices>).services;
    const body = JSON.stringify({ keys: await signingKeys.published(operation) });
    response
      .writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': `public, max-age=${cacheSeconds}`,
      })
      .end(body);
  },
};

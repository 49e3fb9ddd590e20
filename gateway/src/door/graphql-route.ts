import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import type { Logger } from '@gatefold/runtime/logging';
import { GraphQLError } from 'graphql';
import type { AccessKeys } from '../admission/access-keys.js';
import { authenticate } from '../admission/access-token.js';
import type { RequestScope } from '../admission/request-scope.js';
import { gatewayError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import { sendErrors } from './api-answer.js';
import type { ApolloDoor } from './apollo-door.js';
import { readJsonBody, type JsonBodyLimits } from './json-body.js';
import type { OriginPolicy } from './origin-policy.js';
import { authorizationOf, forwardedFor, refreshCookieOf } from './request-headers.js';

export interface GraphqlRouteOptions extends JsonBodyLimits {
  readonly apollo: ApolloDoor;
  /** Absent: nobody signs in. */
  readonly keys: AccessKeys | undefined;
  readonly origins: OriginPolicy;
  readonly trustProxy: boolean;
  readonly log: Logger;
}

/** `/graphql` over HTTP. */
export class GraphqlRoute {
  constructor(private readonly options: GraphqlRouteOptions) {}

  async handle(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    const { origins, log } = this.options;
    if (!origins.permits(request)) {
      return sendErrors(response, 403, [gatewayError('FORBIDDEN', 'This origin may not call the API.')]);
    }
    if (request.method === 'OPTIONS') return origins.answerPreflight(request, response);
    origins.setHeaders(request, response);
    try {
      await this.answer(request, response, requestId);
    } catch (error) {
      const status = statusOf(error);
      if (status === 413) response.setHeader('connection', 'close');
      sendErrors(response, status, [publicError(error, requestId, log)]);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
    const body = request.method === 'POST' ? await readJsonBody(request, this.options) : undefined;
    const search = (request.url ?? '').replace(/^[^?]*/, '');
    const cookies: string[] = [];
    const answer = await this.options.apollo.answer(
      { method: request.method ?? 'GET', headers: headerMap(request), search, body },
      requestId,
      () => this.scopeOf(request, requestId, cookies),
    );
    if (answer.body.kind !== 'complete') throw new Error('incremental answers are not supported');
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    if (cookies.length > 0) response.setHeader('set-cookie', cookies);
    response.writeHead(answer.status ?? 200, { 'content-length': Buffer.byteLength(answer.body.string) });
    response.end(answer.body.string);
  }

  private async scopeOf(
    request: IncomingMessage,
    requestId: string,
    responseCookies: string[],
  ): Promise<Omit<RequestScope, 'signal'>> {
    const { keys, trustProxy } = this.options;
    const caller = await authenticate(authorizationOf(request), keys);
    const refreshCookie = refreshCookieOf(request);
    return {
      requestId,
      caller,
      forwardedFor: forwardedFor(request, trustProxy),
      ...(refreshCookie === undefined ? {} : { refreshCookie }),
      responseCookies,
    };
  }
}

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function statusOf(error: unknown): number {
  const { status } = ((error instanceof GraphQLError && error.extensions['http']) || {}) as {
    status?: number;
  };
  return status ?? 500;
}

import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Allowance } from '../admission/client-limits.js';
import type { RequestScope } from '../admission/request-scope.js';

/** Headers of every answer of the API itself; pages of web set their own. */
export function setSecurityHeaders(response: ServerResponse, https: boolean): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('cache-control', 'no-store');
  if (https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** Tells a client how much it may still ask, in the headers of the IETF's draft that clients know. */
export function setAllowance(response: ServerResponse, { limit, remaining, resetSeconds }: Allowance): void {
  response.setHeader('ratelimit-limit', limit);
  response.setHeader('ratelimit-remaining', remaining);
  response.setHeader('ratelimit-reset', resetSeconds);
}

/** `retry-after` when an error says how long to wait. */
export function setRetryAfter(response: ServerResponse, errors: readonly GraphQLError[]): void {
  const [seconds] = errors.flatMap(({ extensions }) => extensions['retryAfterSeconds'] ?? []);
  if (typeof seconds === 'number') response.setHeader('retry-after', seconds);
}

/** Puts on the answer what subgraphs said beside their data, as far as clients get it. */
export function setSubgraphHeaders(
  response: ServerResponse,
  { responseCookies, responseHeaders }: Pick<RequestScope, 'responseCookies' | 'responseHeaders'>,
): void {
  if (responseCookies.length > 0) response.setHeader('set-cookie', responseCookies);
  for (const [name, values] of responseHeaders ?? []) response.setHeader(name, values.join(', '));
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

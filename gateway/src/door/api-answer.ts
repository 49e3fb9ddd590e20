import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { Allowance } from '../admission/client-limits.js';
import type { RequestScope } from '../admission/request-scope.js';
import type { HeaderFields } from './answer-head.js';

/** Headers of every answer of the API itself; pages of web set their own. */
export function setSecurityHeaders(fields: HeaderFields, https: boolean): void {
  fields.setHeader('x-content-type-options', 'nosniff');
  fields.setHeader('x-frame-options', 'DENY');
  fields.setHeader('referrer-policy', 'no-referrer');
  fields.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  fields.setHeader('cache-control', 'no-store');
  if (https) fields.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** Tells a client how much it may still ask, in the headers of the IETF's draft that clients know. */
export function setAllowance(fields: HeaderFields, { limit, remaining, resetSeconds }: Allowance): void {
  fields.setHeader('ratelimit-limit', limit);
  fields.setHeader('ratelimit-remaining', remaining);
  fields.setHeader('ratelimit-reset', resetSeconds);
}

/** `retry-after` when an error says how long to wait. */
export function setRetryAfter(fields: HeaderFields, errors: readonly GraphQLError[]): void {
  const [seconds] = errors.flatMap(({ extensions }) => extensions['retryAfterSeconds'] ?? []);
  if (typeof seconds === 'number') fields.setHeader('retry-after', seconds);
}

/** Puts on the answer what subgraphs said beside their data, as far as clients get it. */
export function setSubgraphHeaders(
  fields: HeaderFields,
  { responseCookies, responseHeaders }: Pick<RequestScope, 'responseCookies' | 'responseHeaders'>,
): void {
  if (responseCookies.length > 0) fields.setHeader('set-cookie', responseCookies);
  for (const [name, values] of responseHeaders ?? []) fields.setHeader(name, values.join(', '));
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

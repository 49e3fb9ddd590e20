import type { IncomingMessage } from 'node:http';
import { gatewayError } from '../errors/gateway-error.js';
import { parseContentType } from './media-type.js';

/** Content types that a page of any origin can send without asking first. */
const simpleTypes: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/** A non-empty one of these makes a browser ask first, since pages cannot send it otherwise. */
const askingHeaders = ['x-apollo-operation-name', 'apollo-require-preflight'];

/**
 * Refuses (400) what a page of a foreign origin could have made a browser send without a preflight: a request whose
 * content type is absent or simple, unless another header proves the preflight or the browser vouches for the origin.
 */
export function refuseForgery({ method, headers }: IncomingMessage): void {
  const contentType = parseContentType(headers['content-type']);
  // What is malformed was not made by a browser.
  if (contentType && !simpleTypes.has(contentType.essence)) return;
  if (askingHeaders.some((name) => headers[name] !== undefined && headers[name] !== '')) return;
  if (method === 'GET' && headers['sec-fetch-site'] === 'same-origin') return;
  throw gatewayError(
    'BAD_USER_INPUT',
    'A page of another origin could have sent this. Give it "content-type: application/json" or the header apollo-require-preflight.',
    { status: 400 },
  );
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const wellFormedId = /^[A-Za-z0-9._-]{8,128}$/;

/** The client's request id when it is well-formed, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && wellFormedId.test(given) ? given : randomUUID();
}

/** The value for `x-forwarded-for`: the peer, after what a trusted proxy in front reports. */
export function forwardedFor(request: IncomingMessage, trustProxy: boolean): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  const before = request.headers['x-forwarded-for'];
  return trustProxy && before !== undefined ? `${String(before)}, ${peer}` : peer;
}

const refreshCookie = /(?:^|;)\s*(gf_refresh=[^;\s]+)/;

/** `gf_refresh=...` as the browser sent it. */
export function refreshCookieOf(request: IncomingMessage): string | undefined {
  return refreshCookie.exec(request.headers.cookie ?? '')?.[1];
}

/** The `Authorization` value. Two such headers are ambiguous and answer as one malformed value. */
export function authorizationOf(request: IncomingMessage): string | undefined {
  if (request.headers.authorization === undefined) return undefined;
  const values = request.headersDistinct['authorization'];
  return values === undefined || values.length === 1 ? values?.[0] : 'ambiguous';
}

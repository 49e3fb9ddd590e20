import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { plainAddress } from '@gatefold/runtime/http';

const wellFormedId = /^[A-Za-z0-9._-]{8,128}$/;

/** The client's request id when it is well-formed, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && wellFormedId.test(given) ? given : randomUUID();
}

/**
 * The client's address: the peer's, or what the outermost of `proxyHops` proxies in front saw. Each of them appends to
 * `x-forwarded-for`, so what a client writes there itself is left of that and does not count.
 */
export function clientAddress(request: IncomingMessage, proxyHops: number): string {
  const peer = plainAddress(request.socket.remoteAddress ?? 'unknown');
  if (proxyHops === 0) return peer;
  const reported = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const seen = reported.at(-proxyHops)?.trim() ?? '';
  return isIP(seen) === 0 ? peer : plainAddress(seen);
}

/** Whether the request names its host twice, which servers on its way may read in two ways. */
export function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
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

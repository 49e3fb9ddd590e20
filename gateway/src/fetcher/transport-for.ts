import type { HttpTransport, TransportOptions } from './http-transport.js';
import { PlainTransport } from './http1/plain-transport.js';
import { TlsTransport } from './tls-transport.js';

/** The transport for an `http:` or `https:` address. */
export function transportFor(url: URL, options: TransportOptions): HttpTransport {
  return url.protocol === 'http:' ? new PlainTransport(url, options) : new TlsTransport(url, options);
}

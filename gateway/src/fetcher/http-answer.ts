import type { IncomingHttpHeaders } from 'node:http';
import { decode } from './content-encoding.js';
import type { HttpAnswer } from './http-transport.js';

/** The answer of a complete reply. `body` may be overwritten once this has returned. Rejects as `decode`. */
export function answerOf(
  statusCode: number,
  headers: IncomingHttpHeaders,
  body: Buffer,
  bytesMax: number,
): HttpAnswer | Promise<HttpAnswer> {
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (!encoding || encoding === 'identity') return { statusCode, headers, text: body.toString('utf8') };
  return decode(Buffer.from(body), encoding, bytesMax).then((decoded) => ({
    statusCode,
    headers,
    text: decoded.toString('utf8'),
  }));
}

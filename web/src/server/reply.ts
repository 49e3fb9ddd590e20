import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const compressedBytesMin = 1024;
const compressible = /^(text\/|application\/(json|javascript|manifest)|image\/svg)/;

/** A body in the encodings that were asked for so far; compressed once each. */
export interface Content {
  readonly type: string;
  readonly body: Buffer;
  /** First 27 characters of the base64url SHA-256: the strong validator without its encoding suffix. */
  readonly tag: string;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

type Encoding = 'br' | 'gzip' | 'identity';

/** Content of a media type; equal bytes give equal tags. */
export function contentOf(type: string, body: string | Buffer): Content {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return { type, body: bytes, tag, encoded: new Map() };
}

function encodingFor(content: Content, request: IncomingMessage): Encoding {
  if (content.body.byteLength < compressedBytesMin || !compressible.test(content.type)) return 'identity';
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const accepts = (name: string): boolean =>
    new RegExp(`(^|[\\s,])${name}(?!\\s*;\\s*q=0(\\.0+)?\\s*(,|$))`).test(accepted);
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : 'identity';
}

async function encode(content: Content, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return content.body;
  const known = content.encoded.get(encoding);
  if (known) return known;
  const made =
    encoding === 'br'
      ? brotli(content.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipped(content.body);
  content.encoded.set(encoding, made);
  return made;
}

/** Strong entity tag of one representation. */
function entityTag(content: Content, encoding: Encoding): string {
  return encoding === 'identity' ? `"${content.tag}"` : `"${content.tag}-${encoding}"`;
}

function matches(header: string | undefined, tag: string): boolean {
  if (!header) return false;
  return header.split(',').some((candidate) => ['*', tag].includes(candidate.trim().replace(/^W\//, '')));
}

/** Sends content with a strong ETag, compressed as the client accepts, or 304 when the client has it (only for status 200). */
export async function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  content: Content,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Promise<void> {
  const encoding = encodingFor(content, request);
  const tag = entityTag(content, encoding);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('vary', 'accept-encoding');
  if (status === 200) response.setHeader('etag', tag);
  if (status === 200 && matches(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return;
  }
  const body = await encode(content, encoding);
  response.setHeader('content-type', content.type);
  response.setHeader('content-length', body.byteLength);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.writeHead(status);
  response.end(request.method === 'HEAD' ? undefined : body);
}

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { UpstreamFault } from './upstream-fault.js';

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** What a gateway asks for when compression pays: subgraphs beyond a slow network. */
export const acceptedEncodings = 'br, gzip';

/** The body without its `Content-Encoding`, of `bytesMax` bytes at most. Rejects with an {@link UpstreamFault}. */
export async function decode(body: Buffer, encoding: string, bytesMax: number): Promise<Buffer> {
  if (!Object.hasOwn(decoders, encoding)) {
    throw new UpstreamFault('UPSTREAM_UNAVAILABLE', `unknown content encoding ${encoding}`, true);
  }
  try {
    return await decoders[encoding as keyof typeof decoders](body, { maxOutputLength: bytesMax });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the compressed answer is broken', true);
  }
}

/** An answer beyond the limit says nothing about the health of its subgraph. */
export function tooLarge(): UpstreamFault {
  return new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the answer is too large', false);
}

import type { ReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { create as contentDisposition } from 'content-disposition';
import parseRange from 'range-parser';
import send from 'send';

/** A file to send. */
export interface FileToSend {
  /** Folder that holds it. */
  readonly folder: string;
  /** Below the folder. */
  readonly path: string;
  /** Name under which people save it. */
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Hexadecimal; the entity tag. */
  readonly sha256: string;
}

/**
 * Most bytes that the answer to a request can have: those of its one range, else all of them. With `If-Range` it can turn
 * out to be all.
 */
export function bytesAsked({ headers, method }: IncomingMessage, sizeBytes: number): number {
  if (method === 'HEAD') return 0;
  const asked = readRange(headers.range, sizeBytes);
  if (asked === undefined || headers['if-range'] !== undefined) return sizeBytes;
  const ranges = parseRange(sizeBytes, asked, { combine: true });
  if (ranges === -1) return 0;
  const [range] = ranges === -2 ? [] : ranges;
  return range && ranges !== -2 && ranges.length === 1 ? range.end - range.start + 1 : sizeBytes;
}

/**
 * Answers with the file or the one range of it that was asked for (RFC 9110), as fast as the reader reads. Resolves
 * when the answer has ended in whatever way, to the bytes of the file that were read for it.
 */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: FileToSend,
): Promise<number> {
  return new Promise((resolve) => {
    let stream: ReadStream | undefined;
    response.once('close', () => resolve(stream?.bytesRead ?? 0));
    response.setHeader('content-type', 'application/octet-stream');
    response.setHeader('content-disposition', contentDisposition(file.fileName));
    response.setHeader('etag', `"${file.sha256}"`);
    response.setHeader('cache-control', 'private, no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    const range = readRange(request.headers.range, file.sizeBytes);
    if (range === undefined) delete request.headers.range;
    else request.headers.range = range;
    send(request, encodeURI(file.path), {
      root: file.folder,
      index: false,
      dotfiles: 'deny',
      etag: false,
      lastModified: false,
      cacheControl: false,
    })
      .on('stream', (opened: ReadStream) => (stream = opened))
      .on('directory', () => refuse(response, 404))
      .on('error', (error: { status?: number }) => refuse(response, error.status ?? 500))
      .pipe(response);
  });
}

const byteRange = String.raw`(?:\d+-\d*|-\d+)`;
const byteRanges = new RegExp(String.raw`^bytes=\s*${byteRange}(?:\s*,\s*${byteRange})*\s*$`);

/**
 * A `Range` header in words that the parser reads as RFC 9110 does: undefined when it is no byte range, which is ignored
 * (14.2); all of the file for `bytes=-500` of a shorter one (14.1.2), which the parser takes for out of it.
 */
function readRange(range: string | undefined, sizeBytes: number): string | undefined {
  if (range === undefined || !byteRanges.test(range)) return undefined;
  const [, length] = /^bytes=-(\d+)$/.exec(range) ?? [];
  return length !== undefined && Number(length) > sizeBytes ? 'bytes=0-' : range;
}

const messages: Readonly<Record<number, string>> = {
  404: 'The file is not here at present. Try again later.',
  412: 'The file is another one than yours.',
  416: 'The file has no such range.',
};

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  for (const name of ['content-disposition', 'content-length']) response.removeHeader(name);
  const error = messages[status] ?? 'The file cannot be read at present. Try again later.';
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error }));
}

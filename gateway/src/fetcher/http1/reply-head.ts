import type { IncomingHttpHeaders } from 'node:http';
import { MalformedReply } from './malformed-reply.js';

/** How the end of a body is found: after so many bytes, by its chunks, or with the end of the connection. */
export type Framing = number | 'chunked' | 'close';

/** Status line and header fields of a reply. */
export interface ReplyHead {
  readonly statusCode: number;
  /** By name in lower case. */
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly framing: Framing;
  /** How long the connection may be kept for another request; 0 when it may not. */
  readonly keepAliveMs: number;
}

/** A status line and fields by the letter of RFC 9112: no bare line feed, no folded line, no space before a colon. */
const wellFormed =
  /^HTTP\/1\.[01] [1-5]\d\d(?: [\t\x20-\x7e\x80-\xff]*)?\r\n(?:[!#$%&'*+\-.^_`|~\w]+:[\t\x20-\x7e\x80-\xff]*\r\n)*$/;
const closeOption = /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i;
const keepAliveTimeout = /(?:^|[ ,;])timeout=(\d{1,6})(?:[ ,;]|$)/i;
const contentLength = /^\d{1,15}$/;

/** Connections are kept this long where the server names no time; a little less than what it names elsewhere. */
const keptMsMax = 30_000;
const keptMarginMs = 1_000;

/** Heads seen lately, by text, and the longest that is worth to be kept. */
const seen = new Map<string, ReplyHead>();
const seenMax = 256;
const seenLengthMax = 1_024;

/**
 * Takes a head apart, up to and with the line end of its last field. Throws {@link MalformedReply}. The replies of one
 * server differ in length and date alone, so that most heads have been seen; what sets a cookie is not kept.
 */
export function parseHead(text: string): ReplyHead {
  const known = seen.get(text);
  if (known) return known;
  const head = takeApart(text);
  if (text.length <= seenLengthMax && !head.headers['set-cookie']) {
    if (seen.size >= seenMax) seen.clear();
    seen.set(text, head);
  }
  return head;
}

function takeApart(text: string): ReplyHead {
  if (!wellFormed.test(text)) throw new MalformedReply('the head of the answer is malformed');
  const statusCode = Number(text.slice(9, 12));
  const headers = fieldsOf(text);
  return {
    statusCode,
    headers: Object.freeze(headers),
    framing: framingOf(statusCode, headers, text),
    keepAliveMs: text.startsWith('HTTP/1.1') ? keptMsOf(headers) : 0,
  };
}

function fieldsOf(text: string): IncomingHttpHeaders {
  const headers = Object.create(null) as IncomingHttpHeaders;
  let start = text.indexOf('\r\n') + 2;
  while (start < text.length) {
    const end = text.indexOf('\r\n', start);
    const colon = text.indexOf(':', start);
    add(headers, text.slice(start, colon).toLowerCase(), trimmed(text, colon + 1, end));
    start = end + 2;
  }
  return headers;
}

/** Without spaces and tabs around it, and those alone: other blanks are part of a value. */
function trimmed(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function add(headers: IncomingHttpHeaders, name: string, value: string): void {
  if (name === 'set-cookie') {
    (headers['set-cookie'] ??= []).push(value);
    return;
  }
  const known = headers[name];
  headers[name] = known === undefined ? value : `${String(known)}, ${value}`;
}

/** RFC 9112, 6.3, without what it lets a client repair: two lengths, or a length beside chunks, are refused. */
function framingOf(statusCode: number, headers: IncomingHttpHeaders, text: string): Framing {
  const { 'transfer-encoding': coding, 'content-length': length } = headers;
  if (coding !== undefined) {
    if (coding.toLowerCase() !== 'chunked' || length !== undefined || text.startsWith('HTTP/1.0')) {
      throw new MalformedReply('the answer has an unknown or ambiguous transfer encoding');
    }
  } else if (length !== undefined && !contentLength.test(length)) {
    throw new MalformedReply('the answer has an ambiguous length');
  }
  if (statusCode < 200 || statusCode === 204 || statusCode === 304) return 0;
  if (coding !== undefined) return 'chunked';
  return length === undefined ? 'close' : Number(length);
}

function keptMsOf({ connection, 'keep-alive': keepAlive }: IncomingHttpHeaders): number {
  if (connection !== undefined && closeOption.test(connection)) return 0;
  const seconds = typeof keepAlive === 'string' ? keepAliveTimeout.exec(keepAlive)?.[1] : undefined;
  if (seconds === undefined) return keptMsMax;
  return Math.max(0, Math.min(keptMsMax, Number(seconds) * 1_000 - keptMarginMs));
}

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { gatewayError } from '../errors/gateway-error.js';
import { readBytes } from './body-bytes.js';
import { parseContentType } from './media-type.js';

export interface JsonBodyLimits {
  readonly bodyBytesMax: number;
  /** Objects and arrays nested in each other. */
  readonly jsonDepthMax: number;
}

/**
 * The JSON body of a request. Throws a public error with its status: another content type or charset, or compressed
 * (415), too large (413), not UTF-8, not JSON or nested too deeply (400).
 */
export async function readJsonBody(request: IncomingMessage, limits: JsonBodyLimits): Promise<unknown> {
  const { headers } = request;
  const contentType = parseContentType(headers['content-type']);
  if (contentType?.essence !== 'application/json' || !contentType.utf8) {
    throw refused(415, 'The body must be "application/json" in UTF-8.');
  }
  if (headers['content-encoding'] !== undefined) {
    throw refused(415, 'Compressed request bodies are not accepted.');
  }
  const text = await readText(request, limits.bodyBytesMax);
  if (jsonDepth(text) > limits.jsonDepthMax) {
    throw refused(400, `The body nests deeper than ${limits.jsonDepthMax} levels.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw refused(400, 'The body is not JSON.');
  }
}

async function readText(request: IncomingMessage, bytesMax: number): Promise<string> {
  const body = await readBytes(request, bytesMax);
  if (!isUtf8(body)) throw refused(400, 'The body is not UTF-8.');
  return body.toString('utf8');
}

function refused(status: number, message: string) {
  return gatewayError('BAD_USER_INPUT', message, { status });
}

const quote = 0x22;
const backslash = 0x5c;

/** The deepest nesting of objects and arrays in a JSON text, found without parsing it. */
function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case quote:
        index = endOfString(text, index);
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
    }
  }
  return deepest;
}

/** Where the string that begins at `start` ends: at the first quote that no backslash escapes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

import type { IncomingMessage } from 'node:http';
import { gatewayError } from '../errors/gateway-error.js';

export interface JsonBodyLimits {
  readonly bodyBytesMax: number;
  /** Objects and arrays nested in each other. */
  readonly jsonDepthMax: number;
}

/**
 * The JSON body of a request; undefined when its content type is not JSON. Throws a public error with its status: too
 * large (413), compressed (415), not JSON or nested too deeply (400).
 */
export async function readJsonBody(request: IncomingMessage, limits: JsonBodyLimits): Promise<unknown> {
  if (request.headers['content-encoding'] !== undefined) {
    throw gatewayError('BAD_USER_INPUT', 'Compressed request bodies are not accepted.', { status: 415 });
  }
  const text = await readText(request, limits.bodyBytesMax);
  const [mediaType] = (request.headers['content-type'] ?? '').split(';');
  if (mediaType?.trim().toLowerCase() !== 'application/json') return undefined;
  if (jsonDepth(text) > limits.jsonDepthMax) {
    throw gatewayError('BAD_USER_INPUT', `The body nests deeper than ${limits.jsonDepthMax} levels.`, {
      status: 400,
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw gatewayError('BAD_USER_INPUT', 'The body is not JSON.', { status: 400 });
  }
}

async function readText(request: IncomingMessage, bytesMax: number): Promise<string> {
  const tooLarge = () =>
    gatewayError('BAD_USER_INPUT', `The body is larger than ${bytesMax} bytes.`, { status: 413 });
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The deepest nesting of objects and arrays in a JSON text, found without parsing it. */
function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') index = endOfString(text, index);
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index;
  }
  return text.length;
}

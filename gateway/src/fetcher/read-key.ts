import type { SubgraphCall } from './subgraph-client.js';

/** Headers that name the request and not its content. */
const namingHeaders: ReadonlySet<string> = new Set(['x-request-id', 'traceparent', 'tracestate']);

/**
 * The same text only for calls that a subgraph cannot tell apart: it holds the subgraph, every header that is sent,
 * so the signed identity, the client's address and its cookie too, and the whole body.
 */
export function readKey(subgraph: string, { headers, body }: Pick<SubgraphCall, 'headers' | 'body'>): string {
  let key = subgraph;
  for (const name in headers) {
    if (!namingHeaders.has(name)) key += `\n${name}: ${headers[name]}`;
  }
  return `${key}\n\n${body}`;
}

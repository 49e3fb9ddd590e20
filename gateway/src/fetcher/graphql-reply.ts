import type { GraphQLFormattedError } from 'graphql';
import { UpstreamFault } from './upstream-fault.js';

/** What a subgraph says. */
export interface GraphqlReply {
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
}

/** The reply in a body; each call makes objects of its own. Throws an {@link UpstreamFault} when it is no GraphQL. */
export function parseReply(text: string): GraphqlReply {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the answer is not JSON', true);
  }
  const { data, errors } = (reply ?? {}) as { data?: unknown; errors?: unknown };
  const isData = typeof data === 'object' && !Array.isArray(data);
  const isErrors =
    Array.isArray(errors) && errors.every((error) => typeof error === 'object' && error !== null);
  if ((!isData && data !== undefined) || (!isErrors && errors !== undefined) || (!isData && !isErrors)) {
    throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the answer is not GraphQL', true);
  }
  return {
    data: data as Record<string, unknown> | null | undefined,
    errors: errors as GraphQLFormattedError[] | undefined,
  };
}

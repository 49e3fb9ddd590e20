import type { ErrorCode } from '@gatefold/schema';
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/** A top-level error of the gateway's own with a code of the contract; `status` is its HTTP status when it stands alone. */
export function gatewayError(
  code: ErrorCode,
  message: string,
  options: GraphQLErrorOptions & { status?: number } = {},
): GraphQLError {
  const { status, extensions, ...rest } = options;
  return new GraphQLError(message, {
    ...rest,
    extensions: { ...extensions, code, ...(status === undefined ? {} : { http: { status } }) },
  });
}

/** A subgraph that does not answer as it must: `UPSTREAM_UNAVAILABLE` or `TIMEOUT`, with its name. */
export function upstreamError(
  code: 'UPSTREAM_UNAVAILABLE' | 'TIMEOUT',
  service: string,
  path?: readonly (string | number)[],
): GraphQLError {
  const message =
    code === 'TIMEOUT'
      ? `The ${service} service took too long; this part of the answer is missing.`
      : `The ${service} service does not answer right now; this part of the answer is missing.`;
  return gatewayError(code, message, { extensions: { service }, path: path ?? null });
}

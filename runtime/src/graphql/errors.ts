import { errorCodes, type ErrorCode } from '@gatefold/schema';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { Logger } from '../logging/index.js';
import { inputErrors } from './invalid-input.js';

/**
 * The error boundary: known codes pass, invalid arguments become BAD_USER_INPUT, everything else is logged once
 * with its request id and leaves as INTERNAL without a word about its cause.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  context: { log: Logger; requestId: string | undefined },
): GraphQLFormattedError {
  const original = unwrapResolverError(thrown);
  if (original instanceof ArgumentValidationError) return argumentError(formatted, original);
  const code = formatted.extensions?.['code'];
  if (isExpected(original, code)) return withoutStack(formatted);
  context.log.error({ err: original, path: formatted.path, requestId: context.requestId }, 'resolver_failed');
  return {
    ...located(formatted),
    message: 'Something went wrong on our side. Try again; if it stays, report the request id.',
    extensions: { code: 'INTERNAL', requestId: context.requestId },
  };
}

function isExpected(original: unknown, code: unknown): boolean {
  return original instanceof GraphQLError && typeof code === 'string' && code in errorCodes;
}

function argumentError(
  formatted: GraphQLFormattedError,
  error: ArgumentValidationError,
): GraphQLFormattedError {
  const problems = inputErrors(error).map(({ message, path }) => ({ message, path: path?.slice(1) }));
  const code: ErrorCode = 'BAD_USER_INPUT';
  return {
    ...located(formatted),
    message: problems.map((problem) => problem.message).join('; '),
    extensions: { code, problems },
  };
}

function located({
  locations,
  path,
}: GraphQLFormattedError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
}

function withoutStack(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}

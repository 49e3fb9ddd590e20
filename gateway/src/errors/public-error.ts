import type { Logger } from '@gatefold/runtime/logging';
import { errorCodes, type ErrorCode } from '@gatefold/schema';
import { GraphQLError } from 'graphql';

/** Codes of libraries for faults of the caller, by the code of the contract. */
const translated: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'GRAPHQL_VALIDATION_FAILED',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PERSISTED_QUERY_NOT_FOUND',
};

/** Codes that mean, when a subgraph sends them, that the gateway asked wrongly. */
const neverFromSubgraph: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
]);

/** Extensions that would show the inside. */
const hiddenExtensions = ['stacktrace', 'exception', 'serviceName', 'http'];

const suggestion = / ?Did you mean .*\?$/s;

const internalMessage = 'Something went wrong on our side. The request id finds it in our log.';

/** What this module made is fit already. */
const made = new WeakSet<GraphQLError>();

/**
 * The error as a client may see it: a code of the contract, no suggestion, nothing internal. A fault becomes
 * `INTERNAL` with the request id, and is logged here, once.
 */
export function publicError(error: unknown, requestId: string, log: Logger): GraphQLError {
  if (error instanceof GraphQLError && made.has(error)) return error;
  const result = convert(error, requestId, log);
  made.add(result);
  return result;
}

/** Declares an error fit for clients as it is. */
export function keepAsIs(error: GraphQLError): void {
  made.add(error);
}

function convert(error: unknown, requestId: string, log: Logger): GraphQLError {
  const graphqlError = error instanceof GraphQLError ? error : undefined;
  const code = graphqlError && publicCode(graphqlError);
  if (!graphqlError || !code || code === 'INTERNAL') return fault(error, graphqlError, requestId, log);
  const { serviceName } = graphqlError.extensions;
  const extensions: Record<string, unknown> = { ...graphqlError.extensions, code };
  for (const name of hiddenExtensions) delete extensions[name];
  if (typeof serviceName === 'string') extensions['service'] = serviceName;
  return new GraphQLError(
    serviceName === undefined ? graphqlError.message.replace(suggestion, '') : graphqlError.message,
    {
      nodes: graphqlError.nodes ?? null,
      source: graphqlError.source ?? null,
      positions: graphqlError.positions ?? null,
      path: graphqlError.path ?? null,
      extensions,
    },
  );
}

function publicCode(error: GraphQLError): ErrorCode | undefined {
  const { code, serviceName } = error.extensions;
  if (typeof code !== 'string') return undefined;
  if (serviceName !== undefined && neverFromSubgraph.has(code)) return undefined;
  if (code in errorCodes) return code as ErrorCode;
  return serviceName === undefined ? translated[code] : undefined;
}

function fault(
  error: unknown,
  graphqlError: GraphQLError | undefined,
  requestId: string,
  log: Logger,
): GraphQLError {
  const service = graphqlError?.extensions['serviceName'] ?? graphqlError?.extensions['service'];
  log.error(
    { requestId, service, path: graphqlError?.path, err: graphqlError?.originalError ?? error },
    'operation_fault',
  );
  return new GraphQLError(internalMessage, {
    path: graphqlError?.path ?? null,
    extensions: { code: 'INTERNAL', requestId, ...(typeof service === 'string' ? { service } : {}) },
  });
}

/** Why a subgraph gave no usable answer. */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';

  /**
   * @param sick whether it tells that the subgraph is unwell, so that it counts for the circuit breaker.
   * @param connectionFailed whether the connection, not the answer, was at fault.
   */
  constructor(
    readonly code: 'UPSTREAM_UNAVAILABLE' | 'TIMEOUT',
    reason: string,
    readonly sick: boolean,
    readonly connectionFailed = false,
  ) {
    super(reason);
  }
}

const connectionCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** What an error of the HTTP client means. */
export function faultOf(error: unknown): UpstreamFault {
  if (error instanceof UpstreamFault) return error;
  const { code, message } = error as { code?: unknown; message?: string };
  const connectionFailed = typeof code === 'string' && connectionCodes.has(code);
  return new UpstreamFault(
    'UPSTREAM_UNAVAILABLE',
    typeof code === 'string' ? `${code} ${message ?? ''}` : (message ?? 'unknown fault'),
    true,
    connectionFailed,
  );
}

import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import type { GraphQLFormattedError } from 'graphql';
import { Pool } from 'undici';
import { faultOf, UpstreamFault } from './upstream-fault.js';

/** A GraphQL answer of a subgraph with what the door may pass on. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly setCookie: readonly string[];
}

export interface SubgraphClientOptions {
  readonly timeoutMs: number;
  readonly bytesMax: number;
}

export interface SubgraphCall {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the call early. */
  readonly signal: AbortSignal;
  /** Whether it may be sent again after a failed connection. */
  readonly repeatable: boolean;
}

const failuresToOpen = 5;
const halfOpenAfterMs = 1_000;
const retryDelayMs = 50;
const connections = 256;

/** HTTP to one subgraph: keep-alive pool, one time limit for everything, one retry, circuit breaker. */
export class SubgraphClient {
  private readonly pool: Pool;
  private readonly breaker = circuitBreaker(
    handleWhen((error) => error instanceof UpstreamFault && error.sick),
    { breaker: new ConsecutiveBreaker(failuresToOpen), halfOpenAfter: halfOpenAfterMs },
  );

  constructor(
    private readonly url: URL,
    private readonly options: SubgraphClientOptions,
  ) {
    this.pool = new Pool(url.origin, {
      connections,
      maxResponseSize: options.bytesMax,
      keepAliveTimeout: 30_000,
      connect: { timeout: options.timeoutMs },
    });
  }

  /** The subgraph's answer. Rejects with an {@link UpstreamFault} only. */
  async call(call: SubgraphCall): Promise<SubgraphAnswer> {
    const abort = new AbortController();
    const onTimeout = () =>
      abort.abort(new UpstreamFault('TIMEOUT', `no answer in ${this.options.timeoutMs} ms`, true));
    const onSignal = () =>
      abort.abort(new UpstreamFault('TIMEOUT', 'the operation ended before the answer', false));
    if (call.signal.aborted) onSignal();
    const timer = setTimeout(onTimeout, this.options.timeoutMs);
    call.signal.addEventListener('abort', onSignal, { once: true });
    try {
      return await this.breaker.execute(() => this.attempt(call, abort.signal));
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'circuit open', false);
      throw faultOf(error);
    } finally {
      clearTimeout(timer);
      call.signal.removeEventListener('abort', onSignal);
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async attempt(call: SubgraphCall, signal: AbortSignal): Promise<SubgraphAnswer> {
    try {
      return await this.exchange(call, signal).catch((error: unknown) => Promise.reject(faultOf(error)));
    } catch (error) {
      if (!call.repeatable || !(error instanceof UpstreamFault) || !error.connectionFailed) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
    return this.exchange(call, signal).catch((error: unknown) => Promise.reject(faultOf(error)));
  }

  private async exchange(call: SubgraphCall, signal: AbortSignal): Promise<SubgraphAnswer> {
    const { statusCode, headers, body } = await this.pool.request({
      method: 'POST',
      path: this.url.pathname + this.url.search,
      headers: call.headers,
      body: call.body,
      signal,
    });
    const text = await body.text();
    if (statusCode >= 500 || statusCode === 401) {
      throw new UpstreamFault('UPSTREAM_UNAVAILABLE', `status ${statusCode}`, true);
    }
    const setCookie = headers['set-cookie'] ?? [];
    return { ...graphqlAnswer(text), setCookie: typeof setCookie === 'string' ? [setCookie] : setCookie };
  }
}

function graphqlAnswer(text: string): Pick<SubgraphAnswer, 'data' | 'errors'> {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the answer is not JSON', true);
  }
  const { data, errors } = (answer ?? {}) as { data?: unknown; errors?: unknown };
  const isData = typeof data === 'object' && !Array.isArray(data);
  const isErrors =
    Array.isArray(errors) && errors.every((error) => typeof error === 'object' && error !== null);
  if ((!isData && data !== undefined) || (!isErrors && errors !== undefined) || (!isData && !isErrors)) {
    throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'the answer is not GraphQL', true);
  }
  return {
    ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }),
    ...(errors === undefined ? {} : { errors: errors as GraphQLFormattedError[] }),
  };
}

import type { IncomingHttpHeaders } from 'node:http';
import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { CallLimit } from './call-limit.js';
import type { Cancellation } from './cancellation.js';
import { acceptedEncodings } from './content-encoding.js';
import { parseReply, type GraphqlReply } from './graphql-reply.js';
import type { HttpAnswer, HttpTransport } from './http-transport.js';
import { transportFor } from './transport-for.js';
import { faultOf, UpstreamFault } from './upstream-fault.js';

/** A subgraph's answer over HTTP. */
export interface SubgraphResponse {
  readonly reply: GraphqlReply;
  /** The body behind `reply`, for others who share the answer. */
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

export interface SubgraphClientOptions {
  /** For one read, with its retry. */
  readonly timeoutMs: number;
  /** For one write, which may have to wait for somebody outside; default `timeoutMs`. */
  readonly writeTimeoutMs?: number;
  /** Of an answer, before and after decompression. */
  readonly bytesMax: number;
  /** Whether to ask for compressed answers; those that come compressed are read in any case. */
  readonly compression?: boolean;
}

export interface SubgraphCall {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the call early. */
  readonly cancellation: Cancellation;
  /** Whether it may be sent again after a failed connection. */
  readonly repeatable: boolean;
}

const failuresToOpen = 5;
const halfOpenAfterMs = 1_000;
const retryDelayMs = 50;
const connectionsMax = 256;

/** HTTP to one subgraph: keep-alive pool, one time limit for everything, one retry, circuit breaker. */
export class SubgraphClient {
  private readonly transport: HttpTransport;
  private readonly breaker = circuitBreaker(
    handleWhen((error) => error instanceof UpstreamFault && error.sick),
    { breaker: new ConsecutiveBreaker(failuresToOpen), halfOpenAfter: halfOpenAfterMs },
  );

  constructor(
    url: URL,
    private readonly options: SubgraphClientOptions,
  ) {
    const { bytesMax, timeoutMs, compression } = options;
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(compression ? { 'accept-encoding': acceptedEncodings } : {}),
    };
    this.transport = transportFor(url, { bytesMax, connectionsMax, connectTimeoutMs: timeoutMs, headers });
  }

  /** The subgraph's answer. Rejects with an {@link UpstreamFault} only. */
  async call(call: SubgraphCall): Promise<SubgraphResponse> {
    const { timeoutMs, writeTimeoutMs = timeoutMs } = this.options;
    const limit = new CallLimit(call.repeatable ? timeoutMs : writeTimeoutMs, call.cancellation);
    try {
      return await this.breaker.execute(() => this.attempt(call, limit));
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        throw new UpstreamFault('UPSTREAM_UNAVAILABLE', 'circuit open', false);
      throw faultOf(error);
    } finally {
      limit.release();
    }
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private async attempt(call: SubgraphCall, limit: CallLimit): Promise<SubgraphResponse> {
    try {
      return responseOf(await this.transport.post(call, limit));
    } catch (error) {
      if (!call.repeatable || !(error instanceof UpstreamFault) || !error.connectionFailed) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
    return responseOf(await this.transport.post(call, limit));
  }
}

function responseOf({ statusCode, text, headers }: HttpAnswer): SubgraphResponse {
  // Refusing one caller (401) says nothing about the subgraph's health.
  const sick = statusCode >= 500;
  if (sick || statusCode === 401) {
    throw new UpstreamFault('UPSTREAM_UNAVAILABLE', `status ${statusCode}`, sick);
  }
  return { reply: parseReply(text), text, headers };
}

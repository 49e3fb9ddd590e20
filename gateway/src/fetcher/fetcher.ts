import { identityHeader } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import type { RequestScope } from '../admission/request-scope.js';
import { upstreamError } from '../errors/gateway-error.js';
import type { IdentityTokens } from '../identity/identity-tokens.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Cancellation } from './cancellation.js';
import type { FetcherOptions } from './fetcher-options.js';
import { cookiesOf, noteResponseHeaders } from './forwarded-headers.js';
import { parseReply, type GraphqlReply } from './graphql-reply.js';
import { readKey } from './read-key.js';
import { SharedReads } from './shared-reads.js';
import type { SubgraphRequest } from './subgraph-request.js';
import { SubgraphClient, type SubgraphCall, type SubgraphResponse } from './subgraph-client.js';
import { faultOf } from './upstream-fault.js';

/** A GraphQL answer of a subgraph; its objects belong to the caller alone. */
export interface SubgraphAnswer extends GraphqlReply {
  readonly setCookie: readonly string[];
}

/** The subgraph that gets the refresh cookie and may set cookies. */
const cookieSubgraph = 'users';

/** Sends operations to subgraphs on behalf of a caller. */
export class Fetcher {
  private readonly clients: ReadonlyMap<string, SubgraphClient>;
  private readonly reads = new SharedReads<SubgraphResponse>();

  constructor(
    urls: ReadonlyMap<string, URL>,
    private readonly options: FetcherOptions,
    private readonly identities: Pick<IdentityTokens, 'forCaller'>,
    private readonly metrics: Metrics,
    private readonly log: Logger,
  ) {
    const client = (name: string, url: URL) =>
      new SubgraphClient(url, { ...options, timeoutMs: options.timeoutsMs?.get(name) ?? options.timeoutMs });
    this.clients = new Map([...urls].map(([name, url]) => [name, client(name, url)]));
  }

  /** The subgraph's answer, its cookies and headers for the client put aside in the scope. Rejects as {@link send}. */
  async fetch(request: SubgraphRequest, scope: RequestScope): Promise<SubgraphAnswer> {
    const withCookies = request.subgraph === cookieSubgraph;
    const headers = {
      ...scope.forwardedHeaders,
      [identityHeader]: await this.identities.forCaller(request.subgraph, scope.caller),
      'x-request-id': scope.requestId,
      ...(scope.forwardedFor === undefined ? {} : { 'x-forwarded-for': scope.forwardedFor }),
      ...(scope.refreshCookie && withCookies ? { cookie: scope.refreshCookie } : {}),
    };
    const { reply, headers: received } = await this.ask(
      request,
      headers,
      scope.cancellation,
      scope.readsNotBeforeMs,
    );
    const setCookie = cookiesOf(received);
    if (withCookies) scope.responseCookies.push(...setCookie);
    noteResponseHeaders(received, this.options.responseHeaders, scope.responseHeaders);
    return { data: reply.data, errors: reply.errors, setCookie };
  }

  /** The same with headers of the gateway's own. Rejects with `UPSTREAM_UNAVAILABLE` or `TIMEOUT`. */
  async send(
    request: SubgraphRequest,
    headers: Readonly<Record<string, string>>,
    cancellation: Cancellation,
    readsNotBeforeMs?: number,
  ): Promise<SubgraphAnswer> {
    const { reply, headers: received } = await this.ask(request, headers, cancellation, readsNotBeforeMs);
    return { data: reply.data, errors: reply.errors, setCookie: cookiesOf(received) };
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private async ask(
    request: SubgraphRequest,
    headers: Readonly<Record<string, string>>,
    cancellation: Cancellation,
    readsNotBeforeMs: number | undefined,
  ): Promise<Pick<SubgraphResponse, 'reply' | 'headers'>> {
    const { subgraph, body, isRead } = request;
    const client = this.clients.get(subgraph);
    if (!client) throw upstreamError('UPSTREAM_UNAVAILABLE', subgraph);
    const call = { body, headers, cancellation, repeatable: isRead };
    try {
      if (!isRead) return await this.write(subgraph, client, call);
      return await (this.options.shareReads
        ? this.share(subgraph, client, call, readsNotBeforeMs)
        : this.measured(subgraph, client, call));
    } catch (error) {
      throw upstreamError(faultOf(error).code, subgraph);
    }
  }

  private async write(
    subgraph: string,
    client: SubgraphClient,
    call: SubgraphCall,
  ): Promise<SubgraphResponse> {
    try {
      return await this.measured(subgraph, client, call);
    } finally {
      this.reads.close();
    }
  }

  /** A read that others of the same identity may have under way; cookies are never given to a second caller. */
  private async share(
    subgraph: string,
    client: SubgraphClient,
    call: SubgraphCall,
    notBeforeMs: number | undefined,
  ) {
    const { answer, joined } = await this.reads.join(
      readKey(subgraph, call),
      call.cancellation,
      (cancellation) => this.measured(subgraph, client, { ...call, cancellation }),
      notBeforeMs,
    );
    if (!joined) return answer;
    if (cookiesOf(answer.headers).length > 0) return this.measured(subgraph, client, call);
    this.metrics.fetchesShared.inc({ subgraph });
    return { reply: parseReply(answer.text), headers: answer.headers };
  }

  private async measured(
    subgraph: string,
    client: SubgraphClient,
    call: SubgraphCall,
  ): Promise<SubgraphResponse> {
    const startedMs = performance.now();
    let outcome = 'fault';
    try {
      const response = await client.call(call);
      outcome = response.reply.errors ? 'errors' : 'ok';
      return response;
    } catch (error) {
      const { code, message, sick } = faultOf(error);
      outcome = code;
      const requestId = call.headers['x-request-id'];
      this.log[sick ? 'warn' : 'debug']({ subgraph, requestId, reason: message }, 'subgraph_fault');
      throw error;
    } finally {
      this.metrics.fetchSeconds.observe([subgraph, outcome], (performance.now() - startedMs) / 1_000);
    }
  }
}

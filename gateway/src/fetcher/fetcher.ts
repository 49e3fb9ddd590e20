import { identityHeader } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import type { RequestScope } from '../admission/request-scope.js';
import { upstreamError } from '../errors/gateway-error.js';
import type { IdentityTokens } from '../identity/identity-tokens.js';
import type { Metrics } from '../telemetry/metrics.js';
import { SubgraphClient, type SubgraphAnswer, type SubgraphClientOptions } from './subgraph-client.js';
import { faultOf } from './upstream-fault.js';

/** An operation for one subgraph. */
export interface SubgraphRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Where in the client's answer its data goes, for errors. */
  readonly path?: readonly (string | number)[] | undefined;
}

/** The subgraph that gets the refresh cookie and may set cookies. */
const cookieSubgraph = 'users';

/** Sends operations to subgraphs on behalf of a caller. */
export class Fetcher {
  private readonly clients: ReadonlyMap<string, SubgraphClient>;

  constructor(
    urls: ReadonlyMap<string, URL>,
    options: SubgraphClientOptions,
    private readonly identities: Pick<IdentityTokens, 'forCaller'>,
    private readonly metrics: Metrics,
    private readonly log: Logger,
  ) {
    this.clients = new Map([...urls].map(([name, url]) => [name, new SubgraphClient(url, options)]));
  }

  /** The subgraph's answer, its `set-cookie` put aside in the scope. Rejects with `UPSTREAM_UNAVAILABLE` or `TIMEOUT`. */
  async fetch(request: SubgraphRequest, scope: RequestScope): Promise<SubgraphAnswer> {
    const identity = await this.identities.forCaller(request.subgraph, scope.caller);
    const answer = await this.send(
      request,
      {
        [identityHeader]: identity,
        'x-request-id': scope.requestId,
        'x-forwarded-for': scope.forwardedFor,
        ...(scope.refreshCookie && request.subgraph === cookieSubgraph
          ? { cookie: scope.refreshCookie }
          : {}),
      },
      scope.signal,
    );
    if (request.subgraph === cookieSubgraph) scope.responseCookies.push(...answer.setCookie);
    return answer;
  }

  /** The same with headers of the gateway's own. */
  async send(
    request: SubgraphRequest,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<SubgraphAnswer> {
    const { subgraph, query, operationName, variables } = request;
    const client = this.clients.get(subgraph);
    if (!client) throw upstreamError('UPSTREAM_UNAVAILABLE', subgraph, request.path);
    const stop = this.metrics.fetchSeconds.startTimer({ subgraph });
    try {
      const answer = await client.call({
        body: JSON.stringify({ query, operationName, variables }),
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
        signal,
        repeatable: !/^\s*mutation\b/.test(query),
      });
      stop({ outcome: answer.errors ? 'errors' : 'ok' });
      return answer;
    } catch (error) {
      const { code, message, sick } = faultOf(error);
      stop({ outcome: code });
      const level = sick ? 'warn' : 'debug';
      this.log[level]({ subgraph, requestId: headers['x-request-id'], reason: message }, 'subgraph_fault');
      throw upstreamError(code, subgraph, request.path);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@gatefold/runtime/logging';
import { OperationTypeNode } from 'graphql';
import type { Callers } from '../admission/callers.js';
import type { ClientLimits } from '../admission/client-limits.js';
import type { RequestScope } from '../admission/request-scope.js';
import { gatewayError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import { forwardedHeadersOf } from '../fetcher/forwarded-headers.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { AnswerHead } from './answer-head.js';
import { setAllowance, setRetryAfter, setSubgraphHeaders } from './api-answer.js';
import type { EventStreamDoor } from './event-stream-door.js';
import { refuseForgery } from './forgery.js';
import { answerTypes, refusalStatus, sendResult } from './graphql-answer.js';
import { readParameters } from './graphql-parameters.js';
import type { HttpOperations } from './http-operations.js';
import type { JsonBodyLimits } from './json-body.js';
import { negotiateAnswer } from './media-type.js';
import type { OriginPolicy } from './origin-policy.js';
import { reasonsOf } from './refusal.js';
import { authorizationOf, clientAddress, refreshCookieOf } from './request-headers.js';

export interface GraphqlRouteOptions extends JsonBodyLimits {
  readonly operations: HttpOperations;
  readonly streams: EventStreamDoor;
  readonly callers: Callers;
  readonly origins: OriginPolicy;
  readonly limits: ClientLimits;
  /** Proxies in front that report the client's address. */
  readonly proxyHops: number;
  /** Headers of clients that go on to subgraphs. */
  readonly forwardedHeaders: ReadonlySet<string>;
  readonly metrics: Metrics;
  readonly log: Logger;
}

type Scope = Omit<RequestScope, 'cancellation'>;

/** `/graphql` over HTTP, as the specification "GraphQL over HTTP" has it. */
export class GraphqlRoute {
  constructor(private readonly options: GraphqlRouteOptions) {}

  /** `head` is what every answer has; its fields go out with whatever the answer adds to them. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    head: AnswerHead,
  ): Promise<void> {
    const { origins } = this.options;
    try {
      if (!origins.permits(request)) {
        throw gatewayError('FORBIDDEN', 'This origin may not call the API.', { status: 403 });
      }
      if (request.method === 'OPTIONS') return origins.answerPreflight(request, response, head);
      origins.setHeaders(request, head);
      await this.answer(request, response, requestId, head);
    } catch (thrown) {
      if (response.headersSent) throw thrown;
      this.refuse(request, response, requestId, head, thrown);
    }
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    head: AnswerHead,
  ): Promise<void> {
    const { method, headers } = request;
    const { operations, streams, limits, proxyHops } = this.options;
    const address = clientAddress(request, proxyHops);
    const network = limits.networkOf(address);
    if (network !== undefined) setAllowance(head, await limits.takeRequest(network));
    if (method !== 'POST' && method !== 'GET') {
      throw gatewayError('BAD_USER_INPUT', 'Only GET and POST are answered here.', { status: 405 });
    }
    refuseForgery(request);
    const type = negotiateAnswer(headers.accept);
    if (!type) {
      throw gatewayError(
        'BAD_USER_INPUT',
        'Accept "application/graphql-response+json", "application/json" or "text/event-stream".',
        { status: 406 },
      );
    }
    const parameters = await readParameters(request, this.options);
    const scope = await this.scopeOf(request, requestId, address);
    if (type === 'text/event-stream') {
      head.giveTo(response);
      return streams.answer(response, parameters, method, scope);
    }
    const admitted = operations.admit(parameters, method);
    if (admitted.type === OperationTypeNode.SUBSCRIPTION) {
      throw gatewayError(
        'BAD_USER_INPUT',
        'Subscriptions are served over a WebSocket (graphql-transport-ws), or as "text/event-stream".',
        { status: 400 },
      );
    }
    const result = await operations.run(admitted, scope);
    setSubgraphHeaders(head, scope);
    sendResult(response, head, 200, type, result);
  }

  private refuse(
    { method, headers }: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    head: AnswerHead,
    thrown: unknown,
  ): void {
    const { log, metrics } = this.options;
    const errors = reasonsOf(thrown).map((reason) => publicError(reason, requestId, log));
    for (const { extensions } of errors) metrics.refused.inc({ code: String(extensions['code']) });
    const type =
      negotiateAnswer(headers.accept) === answerTypes.graphql ? answerTypes.graphql : answerTypes.json;
    const status = refusalStatus(thrown, type);
    setRetryAfter(head, errors);
    if (status === 413) head.setHeader('connection', 'close');
    if (status === 405) head.setHeader('allow', method === 'GET' ? 'POST' : 'GET, POST');
    sendResult(response, head, status, type, { errors });
  }

  private async scopeOf(request: IncomingMessage, requestId: string, address: string): Promise<Scope> {
    const { callers } = this.options;
    const caller = await callers.authenticate(authorizationOf(request));
    const refreshCookie = refreshCookieOf(request);
    return {
      requestId,
      caller,
      forwardedFor: address,
      ...(refreshCookie === undefined ? {} : { refreshCookie }),
      responseCookies: [],
      forwardedHeaders: forwardedHeadersOf(request.headers, this.options.forwardedHeaders),
      responseHeaders: new Map(),
    };
  }
}

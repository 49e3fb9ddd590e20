import type { ServerResponse } from 'node:http';
import { OperationTypeNode, type ExecutionResult } from 'graphql';
import type { Callers } from '../admission/callers.js';
import type { ClientLimits } from '../admission/client-limits.js';
import type { RequestScope } from '../admission/request-scope.js';
import { gatewayError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import type { LiveSubscription } from '../subscriptions/live-subscription.js';
import type { SubscriptionEnvironment } from '../subscriptions/subscription-environment.js';
import type { SubscriptionShares } from '../subscriptions/subscription-shares.js';
import { coerceVariables, type AdmittedOperation } from './admitted-operation.js';
import { setSubgraphHeaders } from './api-answer.js';
import type { ClientPlace, ClientPlaces } from './client-places.js';
import { EventStream } from './event-stream.js';
import type { GraphqlParameters } from './graphql-parameters.js';
import type { HttpOperations } from './http-operations.js';
import { reasonsOf, statusOf } from './refusal.js';

type Scope = Omit<RequestScope, 'cancellation'>;

export interface EventStreamDoorOptions {
  readonly environment: SubscriptionEnvironment;
  readonly subscriptions: SubscriptionShares;
  readonly operations: HttpOperations;
  readonly places: ClientPlaces;
  readonly callers: Callers;
  readonly limits: ClientLimits;
  readonly heartbeatMs: number;
}

/** `/graphql` as server-sent events: the distinct connections mode of graphql-sse, for every kind of operation. */
export class EventStreamDoor {
  private readonly subscribers = new Set<EventStream>();
  private readonly heartbeat: NodeJS.Timeout;
  private draining = false;

  constructor(private readonly options: EventStreamDoorOptions) {
    this.heartbeat = setInterval(() => {
      for (const stream of this.subscribers) stream.beat();
    }, options.heartbeatMs).unref();
  }

  /** Resolves when the stream has ended. Throws, before it has begun, what is refused by its HTTP status. */
  async answer(
    response: ServerResponse,
    parameters: GraphqlParameters,
    method: string,
    scope: Scope,
  ): Promise<void> {
    const stream = new EventStream(response);
    try {
      const admitted = this.options.operations.admit(parameters, method);
      if (admitted.type === OperationTypeNode.SUBSCRIPTION) {
        await this.subscribe(response, stream, admitted, scope);
      } else {
        const result = await this.options.operations.run(admitted, scope);
        setSubgraphHeaders(response, scope);
        stream.sendResult(result);
      }
    } catch (thrown) {
      if (isRefusedByStatus(thrown)) throw thrown;
      stream.sendResult(this.refusal(thrown, scope.requestId));
    }
    stream.complete();
  }

  /** Takes no more subscriptions and ends those that run, so that their clients connect again. */
  drain(): void {
    this.draining = true;
    clearInterval(this.heartbeat);
    for (const stream of this.subscribers) stream.cut();
  }

  private async subscribe(
    response: ServerResponse,
    stream: EventStream,
    admitted: AdmittedOperation,
    scope: Scope,
  ): Promise<void> {
    if (response.destroyed) return;
    const { environment, subscriptions } = this.options;
    const { supergraph, document, operationName } = admitted;
    const variables = coerceVariables(environment, admitted);
    const place = this.placeFor(scope);
    let live: LiveSubscription | undefined;
    const unwatch = this.options.callers.watch(scope.caller, () => stream.cut());
    response.once('close', () => void live?.return());
    this.subscribers.add(stream);
    environment.metrics.eventStreams.inc();
    try {
      const request = { document, operationName, variables };
      live = subscriptions.subscribe(supergraph, request, scope, stream);
      stream.open();
      await live.next();
    } finally {
      unwatch();
      place.leave();
      this.subscribers.delete(stream);
      environment.metrics.eventStreams.dec();
    }
  }

  private placeFor({ caller, forwardedFor }: Scope): ClientPlace {
    const { places, limits } = this.options;
    if (this.draining || places.full) {
      throw gatewayError('UPSTREAM_UNAVAILABLE', 'There is no room for a stream now: try again later.', {
        status: 503,
      });
    }
    const place = places.take();
    const isMember = caller.kind === 'member';
    const isPlaced = isMember ? place.claim(caller.userId) : place.claimFor(limits.networkOf(forwardedFor));
    if (isPlaced) return place;
    place.leave();
    const who = isMember ? 'This person' : 'This address';
    throw gatewayError('RATE_LIMITED', `${who} has too many streams and sockets open.`, { status: 429 });
  }

  private refusal(thrown: unknown, requestId: string): ExecutionResult {
    const { log, metrics } = this.options.environment;
    const errors = reasonsOf(thrown).map((reason) => publicError(reason, requestId, log));
    for (const { extensions } of errors) metrics.refused.inc({ code: String(extensions['code']) });
    return { errors };
  }
}

/** The protocol wants what is wrong with an operation told in the stream, but a client that may not have one told at once. */
function isRefusedByStatus(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return status === 405 || status === 429 || status === 503;
}

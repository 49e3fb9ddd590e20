import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import { upstreamError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import { publicResult } from '../executor/operation-runner.js';
import { Cancellation } from '../fetcher/cancellation.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { BoundedQueue } from './bounded-queue.js';
import { liveProgram, type LiveProgram } from './live-program.js';
import { LiveSubscription, type ClientOutlet } from './live-subscription.js';
import type { Cursor } from './primary-operation.js';
import { SerializedAnswer } from './serialized-answer.js';
import { subscribeMessage } from './subscribe-message.js';
import type { SubscriptionEnvironment } from './subscription-environment.js';
import type { SubscriptionRequest } from './subscription-request.js';
import { UpstreamSubscription, type UpstreamEvent } from './upstream-subscription.js';

/** What of a client its whole share has in common. */
export type SharedScope = Pick<RequestScope, 'caller' | 'forwardedHeaders'>;

interface Arrival {
  readonly program: LiveProgram;
  readonly event: UpstreamEvent;
  /** How many events came before it. */
  readonly index: number;
  readonly arrivedAtMs: number;
}

/** One subscription at a subgraph for all clients that ask for the same: each event is executed and serialised once. */
export class SharedSubscription {
  /** Stands for the request ids of the members, whose own ids are nobody else's business. */
  readonly requestId = randomUUID();
  /** With how many events had arrived when they joined: a member gets none from before. */
  private readonly members = new Map<LiveSubscription, number>();
  private readonly arrivals: BoundedQueue<Arrival>;
  private readonly cancellation = new Cancellation();
  private program: LiveProgram;
  private upstream: UpstreamSubscription;
  private arrivedCount = 0;
  private cursor: Cursor | undefined;
  private executing = false;
  private last: { readonly error?: GraphQLError } | undefined;
  private ended = false;

  /** Throws when the supergraph cannot plan it. `onClosed`: new clients cannot join any more. */
  constructor(
    supergraph: LoadedSupergraph,
    private readonly request: SubscriptionRequest,
    private readonly scope: SharedScope,
    private readonly environment: SubscriptionEnvironment,
    private readonly onClosed: (reason: 'past' | 'ended') => void,
  ) {
    this.program = liveProgram(supergraph, request, environment.authoriser, scope.caller);
    const { queueMax, metrics } = environment;
    this.arrivals = new BoundedQueue(queueMax, this.program.whenSlow, () => metrics.eventsDropped.inc());
    this.upstream = this.open();
    metrics.sharedSubscriptions.inc();
  }

  join(outlet: ClientOutlet): LiveSubscription {
    const { queueMax, metrics } = this.environment;
    const member: LiveSubscription = new LiveSubscription({
      outlet,
      queueMax,
      whenSlow: this.program.whenSlow,
      onDropped: () => metrics.eventsDropped.inc(),
      onEnd: () => this.leave(member),
    });
    this.members.set(member, this.arrivedCount);
    metrics.liveSubscriptions.inc();
    return member;
  }

  /** Goes on under a new supergraph: a new upstream only when the event is asked for in another way. */
  move(next: LoadedSupergraph): void {
    const { gate } = this.environment;
    const previous = this.program.primary;
    try {
      if (gate.validate(this.request.document, next.apiSchema).length > 0) return this.outdate();
      this.program = liveProgram(next, this.request, this.environment.authoriser, this.scope.caller);
    } catch {
      return this.outdate();
    }
    const { primary } = this.program;
    if (primary.fetch.serviceName === previous.fetch.serviceName && primary.query === previous.query) return;
    this.upstream.stop();
    this.upstream = this.open();
  }

  private open(): UpstreamSubscription {
    const { primary } = this.program;
    const subgraph = primary.fetch.serviceName;
    const { sockets, identities, connectMs } = this.environment;
    return new UpstreamSubscription({
      client: sockets.of(subgraph, this.scope.forwardedHeaders),
      connectMs,
      payload: async () =>
        subscribeMessage(primary, this.request.variables, () => this.cursor, {
          identity: await identities.forCaller(subgraph, this.scope.caller),
          requestId: this.requestId,
        }),
      onEvent: (event) => this.receive(event),
      onEnd: (errors) => this.finish(errors?.[0] && refusal(errors[0], subgraph)),
      onUnreachable: () => this.finish(upstreamError('UPSTREAM_UNAVAILABLE', subgraph)),
    });
  }

  private receive(event: UpstreamEvent): void {
    const { program } = this;
    this.cursor = program.primary.cursorOf(event) ?? this.cursor;
    const arrival = { program, event, index: this.arrivedCount, arrivedAtMs: performance.now() };
    this.arrivedCount += 1;
    // Who joins now asks for a past that this stream has left behind.
    if (this.arrivedCount === 1 && program.primary.beginsInThePast(this.request.variables))
      this.onClosed('past');
    if (!this.arrivals.push(arrival)) this.endAll((member) => member.overflow());
    else if (!this.executing) void this.executeArrivals();
  }

  /** One after another, so that answers come in the order of their events. */
  private async executeArrivals(): Promise<void> {
    this.executing = true;
    for (let arrival; (arrival = this.arrivals.shift());) {
      const answer = await this.answerTo(arrival);
      for (const [member, joinedAt] of this.members) {
        if (joinedAt <= arrival.index) member.deliver(answer);
      }
    }
    this.executing = false;
    if (this.last) this.finishMembers(this.last.error);
  }

  private async answerTo({ program, event, arrivedAtMs }: Arrival): Promise<SerializedAnswer> {
    const { executor, log } = this.environment;
    const scope: RequestScope = {
      ...this.scope,
      requestId: this.requestId,
      responseCookies: [],
      cancellation: this.cancellation,
      readsNotBeforeMs: arrivedAtMs,
    };
    const { supergraph, selected, plan, restricted } = program;
    try {
      const { variables } = this.request;
      const result = await executor.executeEvent(
        supergraph,
        selected,
        plan,
        event,
        variables,
        scope,
        restricted,
      );
      return new SerializedAnswer(publicResult(result, this.requestId, log));
    } catch (error) {
      return new SerializedAnswer({ data: null, errors: [publicError(error, this.requestId, log)] });
    }
  }

  /** Ends it after the events that have arrived. */
  private finish(error: GraphQLError | undefined): void {
    this.last = error ? { error: publicError(error, this.requestId, this.environment.log) } : {};
    this.onClosed('ended');
    if (!this.executing) this.finishMembers(this.last.error);
  }

  private finishMembers(error: GraphQLError | undefined): void {
    this.endAll((member) => member.finish(error));
  }

  private outdate(): void {
    this.endAll((member) => member.outdate());
  }

  private endAll(end: (member: LiveSubscription) => void): void {
    this.onClosed('ended');
    for (const member of this.members.keys()) end(member);
  }

  private leave(member: LiveSubscription): void {
    this.members.delete(member);
    this.environment.metrics.liveSubscriptions.dec();
    if (this.members.size > 0 || this.ended) return;
    this.ended = true;
    this.onClosed('ended');
    this.upstream.stop();
    this.cancellation.cancel();
    this.arrivals.clear();
    this.environment.metrics.sharedSubscriptions.dec();
  }
}

function refusal({ message, extensions }: GraphQLFormattedError, subgraph: string): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, serviceName: subgraph } });
}

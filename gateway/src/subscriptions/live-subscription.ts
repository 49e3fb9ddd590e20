import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import { upstreamError } from '../errors/gateway-error.js';
import { publicError } from '../errors/public-error.js';
import { publicResult } from '../executor/operation-runner.js';
import { selectOperation, type SelectedOperation } from '../planner/normalise-operation.js';
import type { SubscriptionPlan } from '../planner/planner.js';
import { settleRootConditions } from '../planner/settle-root-conditions.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { EventQueue } from './event-queue.js';
import type { SubscriptionEnvironment } from './subscription-environment.js';
import { UpstreamSubscription, type UpstreamEvent } from './upstream-subscription.js';

/** A valid subscription of a client with coerced variables. */
export interface SubscriptionRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How a subscription ends its client's socket. */
export interface SubscriptionEnds {
  /** The client reads too slowly: the queue is full. */
  readonly onOverflow: () => void;
  /** A new supergraph does not have its fields any more. */
  readonly onOutdated: () => void;
}

interface Program {
  readonly supergraph: LoadedSupergraph;
  readonly selected: SelectedOperation;
  readonly plan: SubscriptionPlan;
}

type Answer = IteratorResult<ExecutionResult, undefined>;

/** One running subscription: events of the owning subgraph, each completed by the rest of the plan, in order. */
export class LiveSubscription implements AsyncIterableIterator<ExecutionResult, undefined> {
  private readonly events: EventQueue<{ readonly program: Program; readonly event: UpstreamEvent }>;
  private readonly abort = new AbortController();
  private readonly scope: RequestScope;
  private readonly stopWatching: () => void;
  private program: Program;
  private upstream: UpstreamSubscription;
  private ended = false;

  /** Throws when the supergraph cannot plan it. */
  constructor(
    supergraph: LoadedSupergraph,
    private readonly request: SubscriptionRequest,
    scope: Omit<RequestScope, 'signal'>,
    private readonly environment: SubscriptionEnvironment,
    private readonly ends: SubscriptionEnds,
  ) {
    this.scope = { ...scope, signal: this.abort.signal };
    this.events = new EventQueue(environment.queueMax);
    this.program = this.programFor(supergraph);
    this.upstream = this.open();
    this.stopWatching = environment.supergraphs.onSwap((next) => this.move(next));
    environment.metrics.liveSubscriptions.inc();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Answer> {
    const entry = await this.events.take().catch((error: unknown) => {
      this.end();
      throw publicError(error, this.scope.requestId, this.environment.log);
    });
    if (!entry) {
      this.end();
      return { done: true, value: undefined };
    }
    return { done: false, value: await this.answer(entry.program, entry.event) };
  }

  return(): Promise<Answer> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<Answer> {
    return this.return();
  }

  private async answer(
    { supergraph, selected, plan }: Program,
    event: UpstreamEvent,
  ): Promise<ExecutionResult> {
    const { executor, log } = this.environment;
    const { variables } = this.request;
    const result = await executor.executeEvent(supergraph, selected, plan, event, variables, this.scope);
    return publicResult(result, this.scope.requestId, log);
  }

  private programFor(supergraph: LoadedSupergraph): Program {
    const written = selectOperation(this.request.document, this.request.operationName);
    if (!written) throw new Error('a subscription without an operation was admitted');
    const selected = settleRootConditions(written, this.request.variables);
    return { supergraph, selected, plan: supergraph.planner.planSubscription(selected) };
  }

  private open(): UpstreamSubscription {
    const { primary } = this.program.plan;
    const subgraph = primary.serviceName;
    const variables = pick(this.request.variables, primary.variableUsages ?? []);
    const { sockets, identities, connectMs } = this.environment;
    return new UpstreamSubscription({
      client: sockets.of(subgraph),
      connectMs,
      payload: async () => ({
        query: primary.operation,
        operationName: primary.operationName ?? null,
        variables,
        extensions: {
          identity: await identities.forCaller(subgraph, this.scope.caller),
          requestId: this.scope.requestId,
        },
      }),
      onEvent: (event) => {
        if (!this.events.push({ program: this.program, event })) this.overflow();
      },
      onEnd: (errors) =>
        errors?.[0] ? this.events.fail(refusal(errors[0], subgraph)) : this.events.finish(),
      onUnreachable: () => this.events.fail(upstreamError('UPSTREAM_UNAVAILABLE', subgraph)),
    });
  }

  /** Goes on under a new supergraph: a new upstream only when the event is asked for in another way. */
  private move(next: LoadedSupergraph): void {
    if (this.environment.gate.validate(this.request.document, next.apiSchema).length > 0) {
      this.ends.onOutdated();
      return;
    }
    const previous = this.program.plan.primary;
    try {
      this.program = this.programFor(next);
    } catch {
      this.ends.onOutdated();
      return;
    }
    const { primary } = this.program.plan;
    if (primary.serviceName === previous.serviceName && primary.operation === previous.operation) return;
    this.upstream.stop();
    this.upstream = this.open();
  }

  private overflow(): void {
    this.end();
    this.ends.onOverflow();
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.stopWatching();
    this.upstream.stop();
    this.abort.abort();
    this.events.discard();
    this.environment.metrics.liveSubscriptions.dec();
  }
}

function refusal({ message, extensions }: GraphQLFormattedError, subgraph: string): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, serviceName: subgraph } });
}

function pick(
  variables: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in variables).map((name) => [name, variables[name]]));
}

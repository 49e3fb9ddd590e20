import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { Durations } from './durations.js';

/** Distinct operation names that get their own series; later ones count as `other`. */
const namedOperationsMax = 200;

/** What the gateway counts, in Prometheus' terms. */
export class Metrics {
  readonly registry = new Registry();
  readonly operationSeconds = new Durations({
    name: 'gatefold_operation_seconds',
    help: 'Time of executed queries and mutations, and of each subscription event.',
    labelNames: ['operation', 'type', 'outcome'] as const,
    registry: this.registry,
  });
  readonly refused = new Counter({
    name: 'gatefold_operations_refused_total',
    help: 'Operations refused before execution, by error code.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });
  readonly fetchSeconds = new Durations({
    name: 'gatefold_subgraph_fetch_seconds',
    help: 'Time of fetches from subgraphs.',
    labelNames: ['subgraph', 'outcome'] as const,
    registry: this.registry,
  });
  readonly fetchesShared = new Counter({
    name: 'gatefold_subgraph_fetches_shared_total',
    help: 'Reads that were answered by an identical one already under way, of the same identity.',
    labelNames: ['subgraph'] as const,
    registers: [this.registry],
  });
  readonly liveSubscriptions = new Gauge({
    name: 'gatefold_live_subscriptions',
    help: 'Subscriptions of clients that run now.',
    registers: [this.registry],
  });
  readonly sharedSubscriptions = new Gauge({
    name: 'gatefold_shared_subscriptions',
    help: 'Subscriptions at subgraphs that run now: one for all clients that ask for the same with the same rights.',
    registers: [this.registry],
  });
  readonly eventsDropped = new Counter({
    name: 'gatefold_subscription_events_dropped_total',
    help: 'Events that a slow client did not get because newer ones took their place, as the field declares.',
    registers: [this.registry],
  });
  readonly sockets = new Gauge({
    name: 'gatefold_sockets',
    help: 'Open WebSocket connections of clients.',
    registers: [this.registry],
  });
  readonly eventStreams = new Gauge({
    name: 'gatefold_event_streams',
    help: 'Open event streams of clients with a subscription.',
    registers: [this.registry],
  });
  private readonly operationNames = new Set<string>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Exposes how often a plan was found and had to be made, read at each scrape. */
  observePlanCache(read: () => { readonly hits: number; readonly misses: number }): void {
    new Gauge({
      name: 'gatefold_plan_cache_lookups',
      help: 'Lookups in the plan cache of the current supergraph.',
      labelNames: ['outcome'] as const,
      registers: [this.registry],
      collect() {
        const { hits, misses } = read();
        this.set({ outcome: 'hit' }, hits);
        this.set({ outcome: 'miss' }, misses);
      },
    });
  }

  /** A bounded label for a client's operation name. */
  operationLabel(name: string | null | undefined): string {
    if (!name) return 'anonymous';
    if (this.operationNames.has(name)) return name;
    if (this.operationNames.size >= namedOperationsMax) return 'other';
    this.operationNames.add(name);
    return name;
  }
}

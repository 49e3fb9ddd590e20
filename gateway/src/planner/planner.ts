import { operationFromDocument, type Schema, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type FetchNode, type PlanNode, type QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { gatewayError } from '../errors/gateway-error.js';
import { canonicalOperation } from './canonical-operation.js';
import { correctMerging } from './correct-merging.js';
import { correctPlan } from './correct-plan.js';
import { correctWaiting } from './correct-waiting.js';
import { refuseMissingRootFields } from './missing-root-fields.js';
import type { OverrideLabels } from '../supergraph/override-labels.js';
import type { VirtualisedSupergraph } from '../supergraph/virtual-fields.js';
import { selectOperation, type SelectedOperation } from './normalise-operation.js';
import { settleConditions } from './settle-conditions.js';

correctMerging();
correctWaiting();

/** How a subscription runs: the event comes from `primary`, everything else of each answer from `rest`. */
export interface SubscriptionPlan {
  readonly primary: FetchNode;
  readonly rest?: PlanNode;
}

interface CachedPlan {
  /** Canonical text of the operation. */
  readonly text: string;
  readonly plan: QueryPlan;
}

/** Turns operations into plans: Apollo's planner behind a bounded cache, with corrections. */
export class Planner {
  private readonly queryPlanner: QueryPlanner;
  private readonly plans: LRUCache<string, CachedPlan>;
  /** Lookups that found a plan, and that had to make one. */
  readonly cacheUse = { hits: 0, misses: 0 };

  constructor(
    supergraph: Supergraph,
    private readonly apiSchema: Schema,
    private readonly virtual: VirtualisedSupergraph,
    private readonly overrides: OverrideLabels,
    planCacheMax: number,
  ) {
    this.queryPlanner = new QueryPlanner(supergraph, { reuseQueryFragments: false });
    this.plans = new LRUCache({ max: planCacheMax });
  }

  /** The plan of a valid operation, over the response names of its canonical form. Throws `INTERNAL` when the planner leaves out a field that was asked for. */
  plan(selected: SelectedOperation): QueryPlan {
    const { text, key, overrideConditions } = this.decide(selected);
    const known = this.plans.get(key);
    if (known) {
      this.cacheUse.hits += 1;
      return known.plan;
    }
    this.cacheUse.misses += 1;
    const plan = this.make(selected, text, overrideConditions);
    this.plans.set(key, { text, plan });
    return plan;
  }

  /** Canonical texts of the operations that were asked for, the last first. */
  lastOperations(count: number): string[] {
    return [...this.plans.values()].slice(0, count).map(({ text }) => text);
  }

  /** Plans an operation before anybody asks for it. False when it does not fit this supergraph. */
  warm(operation: string): boolean {
    try {
      const selected = selectOperation(parse(operation, { noLocation: true }));
      if (!selected) return false;
      const { text, key, overrideConditions } = this.decide(selected);
      this.plans.set(key, { text, plan: this.make(selected, text, overrideConditions) });
      return true;
    } catch {
      return false;
    }
  }

  private decide(selected: SelectedOperation): {
    readonly text: string;
    readonly key: string;
    readonly overrideConditions: Map<string, boolean>;
  } {
    const { text } = canonicalOperation(selected);
    const overrideConditions = new Map(this.overrides.decide());
    return { text, key: [text, ...overrideConditions.keys()].join('\n'), overrideConditions };
  }

  private make(
    selected: SelectedOperation,
    text: string,
    overrideConditions: Map<string, boolean>,
  ): QueryPlan {
    const document = settleConditions(parse(text, { noLocation: true }));
    const operation = operationFromDocument(this.apiSchema, document, { validate: false });
    const plan = correctPlan(
      this.queryPlanner.buildQueryPlan(operation, { overrideConditions }),
      this.virtual,
    );
    refuseMissingRootFields(selected, plan);
    return plan;
  }

  /** The plan of a valid subscription whose root is free of conditions, see `settleRootConditions`. */
  planSubscription(selected: SelectedOperation): SubscriptionPlan {
    const { node } = this.plan(selected);
    if (node?.kind !== 'Subscription') {
      throw gatewayError('GRAPHQL_VALIDATION_FAILED', 'A subscription must select one field.', {
        status: 400,
      });
    }
    return node.rest ? { primary: node.primary, rest: node.rest } : { primary: node.primary };
  }
}

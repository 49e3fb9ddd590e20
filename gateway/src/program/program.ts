import type { PreparedOperation } from '../fetcher/subgraph-request.js';
import type { Rewrite } from './rewrites.js';
import type { BroughtFields } from './brought-fields.js';
import type { RepresentationField, RepresentationWriter } from './representation.js';
import type { PlanShapes } from './answer-shapes.js';

/** A plan compiled once: what to fetch in which order, and how the answer looks. */
export interface Program {
  readonly steps: Step | undefined;
  readonly shapes: PlanShapes;
  /** Operations of several steps: what these read of entities is asked for once. */
  readonly repeated: ReadonlySet<PreparedOperation>;
}

export type Step = FetchStep | GroupStep | ConditionStep;

/** Steps one after another, or all at once. */
export interface GroupStep {
  readonly kind: 'sequence' | 'parallel';
  readonly steps: readonly Step[];
}

/** A step for each value of a Boolean variable. */
export interface ConditionStep {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue: Step | undefined;
  readonly whenFalse: Step | undefined;
}

/** One request to a subgraph. */
export interface FetchStep {
  readonly kind: 'fetch';
  readonly subgraph: string;
  readonly operation: PreparedOperation;
  /** Variables of the client that the query uses. */
  readonly variables: readonly string[];
  /** Where its data goes; `@` stands for each entry of a list. */
  readonly path: readonly string[];
  /** Present: it asks for entities, which this represents. */
  readonly represent: RepresentationWriter | undefined;
  /** What the representation is made of. */
  readonly requires: readonly RepresentationField[] | undefined;
  /** What it brings for each entity; absent where it asks for none. */
  readonly brings: BroughtFields | undefined;
  /** What can still be asked of an entity of which some inputs are missing; absent: nothing. */
  readonly partFor: ((typename: string, missing: ReadonlySet<string>) => FetchStep | undefined) | undefined;
  readonly outputRewrites: readonly Rewrite[];
  /** Response names of its root fields, for errors when nothing came. */
  readonly rootNames: readonly string[];
}

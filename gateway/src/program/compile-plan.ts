import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { rootNames } from '../planner/root-fields.js';
import type { Requirements } from '../supergraph/requirements.js';
import { completeKeys } from './complete-keys.js';
import { partialFetches, type PartialFetches } from './partial-fetches.js';
import { broughtFields } from './brought-fields.js';
import type { PreparedOperations } from './prepared-operations.js';
import type { FetchStep, Step } from './program.js';
import { compileRequires, representationWriter } from './representation.js';
import { compileRewrites } from './rewrites.js';
import type { TypeTest } from './type-test.js';

/** What the steps of one program have in common. */
export interface ProgramParts {
  readonly requirements: Requirements;
  readonly isOfType: TypeTest;
  readonly operations: PreparedOperations;
}

/** The steps of a plan. `path` is where the data of the node goes. */
export function compilePlan(
  node: PlanNode | undefined,
  parts: ProgramParts,
  path: readonly string[] = [],
): Step | undefined {
  switch (node?.kind) {
    case 'Fetch':
      return compileFetch(node, parts, path);
    case 'Flatten':
      return compilePlan(node.node, parts, [...path, ...node.path.map(String)]);
    case 'Sequence':
    case 'Parallel': {
      const steps = node.nodes.flatMap((child) => compilePlan(child, parts, path) ?? []);
      if (steps.length < 2) return steps[0];
      return { kind: node.kind === 'Sequence' ? 'sequence' : 'parallel', steps };
    }
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: compilePlan(node.ifClause, parts, path),
        whenFalse: compilePlan(node.elseClause, parts, path),
      };
    case 'Defer':
      throw new Error('plans with @defer are not made');
    case undefined:
      return undefined;
  }
}

export function compileFetch(fetch: FetchNode, parts: ProgramParts, path: readonly string[] = []): FetchStep {
  const { isOfType, operations, requirements } = parts;
  const requires = fetch.requires && compileRequires(completeKeys(fetch, requirements));
  const isFound = (typename: string) => requirements.finds(fetch.serviceName, typename);
  return {
    kind: 'fetch',
    subgraph: fetch.serviceName,
    operation: operations.of(fetch),
    variables: fetch.variableUsages ?? [],
    path,
    represent:
      requires && representationWriter(requires, compileRewrites(fetch.inputRewrites, isOfType), isFound),
    requires,
    brings: requires && broughtFields(fetch.operation),
    partFor: requires && compileParts(fetch, parts, path),
    outputRewrites: compileRewrites(fetch.outputRewrites, isOfType),
    rootNames: rootNames(fetch.operation),
  };
}

function compileParts(fetch: FetchNode, parts: ProgramParts, path: readonly string[]): FetchStep['partFor'] {
  let fetchesFor: PartialFetches | undefined;
  const steps = new Map<FetchNode, FetchStep>();
  return (typename, missing) => {
    fetchesFor ??= partialFetches(fetch, parts.requirements);
    const part = fetchesFor(typename, missing);
    if (!part) return undefined;
    let step = steps.get(part);
    if (!step) steps.set(part, (step = compileFetch(part, parts, path)));
    return step;
  };
}

import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { getVariableValues, type ExecutionResult, type GraphQLError } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import { gatewayError } from '../errors/gateway-error.js';
import { withoutVariable } from '../errors/without-values.js';
import { keepAsIs } from '../errors/public-error.js';
import type { Fetcher } from '../fetcher/fetcher.js';
import type { SelectedOperation } from '../planner/normalise-operation.js';
import type { SubscriptionPlan } from '../planner/planner.js';
import type { AuthorisedOperation } from '../authorisation/authoriser.js';
import { PlanShapes, type AnswerShapes } from '../program/answer-shapes.js';
import { compileFetch, compilePlan } from '../program/compile-plan.js';
import { PreparedOperations } from '../program/prepared-operations.js';
import type { FetchStep, Program } from '../program/program.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { Execution } from './execution.js';
import { clientErrors } from './fetch-errors.js';
import type { FetchedData } from './fetched-data.js';
import { shapeAnswer } from './shape-answer.js';

export type Result = ExecutionResult<Record<string, unknown>, Record<string, unknown>>;
type Variables = Readonly<Record<string, unknown>>;

/** Where a version of the supergraph sends its fetches. */
export type SubgraphFetcher = Pick<Fetcher, 'fetch'>;

export interface ExecutorOptions {
  readonly fetcherOf: (supergraph: LoadedSupergraph) => SubgraphFetcher;
  /** `masked`: clients see errors of subgraphs only as far as the contract knows their codes. */
  readonly subgraphErrors: 'masked' | 'intact';
}

interface EventProgram extends Program {
  readonly primary: FetchStep;
}

/** Runs programs: fetches from subgraphs, merges, shapes the answer. */
export class Executor {
  private readonly programs = new WeakMap<QueryPlan, Program>();
  private readonly eventPrograms = new WeakMap<SubscriptionPlan['primary'], EventProgram>();

  constructor(private readonly options: ExecutorOptions) {}

  /** The variables as the operation declares them, or the errors that say what is wrong with them. */
  coerceVariables(
    supergraph: LoadedSupergraph,
    { operation }: SelectedOperation,
    variables: Variables | undefined,
  ): { readonly variables: Variables } | { readonly errors: readonly GraphQLError[] } {
    const { variableDefinitions } = operation;
    if (!variableDefinitions?.length) return { variables: {} };
    const { coerced, errors } = getVariableValues(supergraph.apiSchema, variableDefinitions, variables ?? {});
    if (coerced) return { variables: coerced };
    return {
      errors: errors.map((error) =>
        gatewayError('BAD_USER_INPUT', withoutVariable(error), { nodes: error.nodes ?? null, status: 400 }),
      ),
    };
  }

  /** The answer to a valid operation with coerced variables; failures of subgraphs are errors in it. */
  async execute(
    supergraph: LoadedSupergraph,
    selected: SelectedOperation,
    plan: QueryPlan,
    variables: Variables,
    scope: RequestScope,
    restricted?: AuthorisedOperation,
  ): Promise<Result> {
    let program = this.programs.get(plan);
    if (!program) {
      if (plan.node?.kind === 'Subscription') throw new Error('a subscription is not run as a query');
      program = compile(supergraph, plan.node);
      this.programs.set(plan, program);
    }
    const execution = this.begin(program, supergraph, variables, scope);
    await execution.run(program.steps);
    return this.answer(restricted?.shapes ?? program.shapes.of(selected), execution, variables, restricted);
  }

  /** The answer to an operation of which nothing may be asked. */
  executeNothing(
    supergraph: LoadedSupergraph,
    restricted: AuthorisedOperation,
    variables: Variables,
    scope: RequestScope,
  ): Result {
    const nothing = {
      steps: undefined,
      shapes: new PlanShapes(supergraph.apiSchema),
      repeated: new Set<never>(),
    };
    return this.answer(
      restricted.shapes,
      this.begin(nothing, supergraph, variables, scope),
      variables,
      restricted,
    );
  }

  /** The answer to one event of a subscription: its data first, then the rest of the plan as in a query. */
  async executeEvent(
    supergraph: LoadedSupergraph,
    selected: SelectedOperation,
    { primary, rest }: SubscriptionPlan,
    event: FetchedData,
    variables: Variables,
    scope: RequestScope,
    restricted?: AuthorisedOperation,
  ): Promise<Result> {
    let program = this.eventPrograms.get(primary);
    if (!program) {
      const { isOfType, requirements } = supergraph;
      const parts = { isOfType, requirements, operations: new PreparedOperations() };
      const step = compileFetch(primary, parts);
      program = { ...compile(supergraph, rest), primary: step };
      this.eventPrograms.set(primary, program);
    }
    const execution = this.begin(program, supergraph, variables, scope);
    execution.receive(program.primary, event);
    await execution.run(program.steps);
    return this.answer(restricted?.shapes ?? program.shapes.of(selected), execution, variables, restricted);
  }

  private begin(
    { repeated }: Program,
    supergraph: LoadedSupergraph,
    variables: Variables,
    scope: RequestScope,
  ): Execution {
    const fetcher = this.options.fetcherOf(supergraph);
    return new Execution(fetcher, supergraph.isOfType, repeated, variables, scope);
  }

  private answer(
    shapes: AnswerShapes,
    { data: fetched, errors: { raised } }: Execution,
    variables: Variables,
    restricted: AuthorisedOperation | undefined,
  ): Result {
    const shape = shapes.of(variables);
    const refused = restricted?.errors(variables) ?? [];
    refused.forEach(keepAsIs);
    const errors = [...refused, ...raised.flatMap((error) => clientErrors(error, shape, fetched))];
    const { data, faults } = shapeAnswer(shape, fetched, errors, variables);
    if (this.options.subgraphErrors === 'intact') for (const error of [...errors, ...faults]) keepAsIs(error);
    const all = [...errors, ...faults];
    return all.length > 0 ? { data, errors: all } : { data };
  }
}

function compile(
  { apiSchema, isOfType, requirements }: LoadedSupergraph,
  node: PlanNode | undefined,
): Program {
  const operations = new PreparedOperations();
  const steps = compilePlan(node, { isOfType, requirements, operations });
  return { steps, shapes: new PlanShapes(apiSchema), repeated: operations.repeated };
}

import { Kind, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { canonicalOperation } from '../planner/canonical-operation.js';
import { forEachSelection, type SelectedOperation } from '../planner/normalise-operation.js';
import { AnswerShape } from './answer-shape.js';

type Variables = Readonly<Record<string, unknown>>;

/** Shapes kept for one operation: one for each combination of its conditions that was asked for. */
const shapesMax = 32;

/** Sets of response names for which one plan keeps shapes. */
const operationsMax = 32;

/** How the answers to operations that share a plan look: they differ in response names alone. */
export class PlanShapes {
  private readonly shapes = new LRUCache<string, AnswerShapes>({ max: operationsMax });

  constructor(private readonly schema: GraphQLSchema) {}

  of(selected: SelectedOperation): AnswerShapes {
    const { responseNames } = canonicalOperation(selected);
    let shapes = this.shapes.get(responseNames);
    if (!shapes) this.shapes.set(responseNames, (shapes = new AnswerShapes(this.schema, selected)));
    return shapes;
  }
}

/** How the answers to an operation look, by the values of the variables in `@skip` and `@include`. */
export class AnswerShapes {
  private readonly conditions: readonly string[];
  private readonly shapes = new Map<string, AnswerShape>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly selected: SelectedOperation,
  ) {
    this.conditions = conditionVariables(selected);
  }

  of(variables: Variables): AnswerShape {
    const key = this.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let shape = this.shapes.get(key);
    if (!shape) {
      if (this.shapes.size >= shapesMax) this.shapes.clear();
      shape = new AnswerShape(this.schema, this.selected, variables);
      this.shapes.set(key, shape);
    }
    return shape;
  }
}

function conditionVariables({ operation, fragments }: SelectedOperation): string[] {
  const names = new Set<string>();
  for (const { selectionSet } of [operation, ...fragments.values()]) {
    forEachSelection(selectionSet, ({ directives = [] }) => {
      for (const { value } of directives.flatMap((directive) => directive.arguments ?? [])) {
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
    });
  }
  return [...names];
}

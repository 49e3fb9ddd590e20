import { executeSync, GraphQLError, Kind, visit, type ExecutionResult } from 'graphql';
import type { AnswerShape } from '../program/answer-shape.js';
import { completeFields } from '../program/complete-value.js';
import { nulled, type Completion } from '../program/completion.js';
import type { Json, Path } from './targets.js';

type Variables = Readonly<Record<string, unknown>>;

/** The client's answer from what the fetches brought, and faults of values that no other error explains. */
export function shapeAnswer(
  shape: AnswerShape,
  source: Json,
  errors: readonly GraphQLError[],
  variables: Variables,
): { readonly data: Json | null; readonly faults: readonly GraphQLError[] } {
  const faults: GraphQLError[] = [];
  const path: (string | number)[] = [];
  const completion: Completion = {
    path,
    introspection: shape.introspection.length > 0 ? introspect(shape, variables) : {},
    fault: (message) => {
      if (errors.some((error) => explains(error.path, path))) return;
      faults.push(new GraphQLError(message, { path: [...path], extensions: { code: 'INTERNAL' } }));
    },
  };
  const data = completeFields(source, shape.rootType, shape.root, completion);
  return { data: data === nulled ? null : (data as Json), faults };
}

/** Whether an error is about something around the path, or below it. `@` in its path stands for each entry of a list. */
function explains(of: Path | undefined, path: Path): boolean {
  if (!of) return true;
  const length = Math.min(of.length, path.length);
  for (let index = 0; index < length; index += 1) {
    if (of[index] !== path[index] && !(of[index] === '@' && typeof path[index] === 'number')) return false;
  }
  return true;
}

function introspect(shape: AnswerShape, variables: Variables): Json {
  const { operation, fragments } = shape.selected;
  const used = new Set<string>();
  const noteVariables = { Variable: ({ name }: { name: { value: string } }) => void used.add(name.value) };
  for (const node of [...shape.introspection, ...fragments.values()]) visit(node, noteVariables);
  const result = executeSync({
    schema: shape.schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          ...operation,
          directives: [],
          variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
            used.has(variable.name.value),
          ),
          selectionSet: { kind: Kind.SELECTION_SET, selections: shape.introspection },
        },
        ...fragments.values(),
      ],
    },
    variableValues: variables,
  }) as ExecutionResult<Json>;
  if (result.errors?.[0]) throw result.errors[0];
  return result.data ?? {};
}

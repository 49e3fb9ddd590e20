import { isCompositeType, type GraphQLCompositeType } from 'graphql';
import type { AnswerShape } from './answer-shape.js';
import type { ObjectSelection } from './completion.js';

type Path = readonly (string | number)[];
type Json = Readonly<Record<string, unknown>>;

/**
 * Where a place in the data of the fetches is in the client's answer: once for each response name under which the
 * client asked for it. Below what the client asked for it is the last that it did, and nowhere when the client sees
 * less than the first `least` steps of the path.
 */
export function clientPaths(shape: AnswerShape, data: Json, path: Path, least: number): Path[] {
  const follow = (
    selection: ObjectSelection | undefined,
    declared: GraphQLCompositeType | undefined,
    value: unknown,
    at: number,
    here: Path,
  ): Path[] => {
    const step = path[at];
    if (step === undefined) return [here];
    const inner = (value as Json | null | undefined)?.[step];
    if (typeof step === 'number') return follow(selection, declared, inner, at + 1, [...here, step]);
    const told = shape.schema.getType(String((value as Json | null | undefined)?.['__typename']));
    const type = isCompositeType(told) ? told : declared;
    const fields = type && selection ? selection.fieldsOf(type).filter(({ from }) => from === step) : [];
    if (fields.length === 0) return at >= least ? [here] : [];
    return fields.flatMap((field) =>
      follow(field.selection, isCompositeType(field.type) ? field.type : undefined, inner, at + 1, [
        ...here,
        field.key,
      ]),
    );
  };
  return follow(shape.root, shape.rootType, data, 0, []);
}

import { GraphQLError } from 'graphql';
import type { AnswerShape } from '../program/answer-shape.js';
import { clientPaths } from '../program/client-paths.js';
import type { FetchStep } from '../program/program.js';
import type { Json, Path } from './targets.js';

/** An error of a run at its place in the data of the fetches. */
export interface RaisedError {
  readonly error: GraphQLError;
  /**
   * How many steps of its path lead to the null that it left. A null in what the client did not ask for is told where
   * something depends on it.
   */
  readonly nullAt: number;
  /** What the client is told when it does not see the place. */
  readonly instead?: readonly RaisedError[];
}

/** An error of the run as the client sees it, once for each response name of its place. */
export function clientErrors(
  { error, nullAt, instead = [] }: RaisedError,
  shape: AnswerShape,
  data: Json,
): GraphQLError[] {
  const { message, path, extensions } = error;
  if (!path) return [error];
  const places = clientPaths(shape, data, path, nullAt);
  if (places.length === 0) return instead.flatMap((each) => clientErrors(each, shape, data));
  return places.map((place) => new GraphQLError(message, { path: place, extensions }));
}

/** No answer: one error for each field of the root that is missing; for entities one, at the path up to the first list. */
export function faultErrors(step: FetchStep, { message, extensions }: GraphQLError): RaisedError[] {
  const paths = step.path.length > 0 ? [pathToList(step)] : step.rootNames.map((name) => [name]);
  return paths.map((path) => ({ error: new GraphQLError(message, { path, extensions }), nullAt: 0 }));
}

/** Where an error belongs that does not say it itself. */
export function pathOfFetch(step: FetchStep): Path | undefined {
  if (step.path.length > 0) return pathToList(step);
  const [name] = step.rootNames;
  return step.rootNames.length === 1 && name !== undefined ? [name] : undefined;
}

/** A path in the answer of a subgraph with the names that the data gets. */
export function renamed({ outputRewrites }: FetchStep, path: Path): Path {
  if (outputRewrites.length === 0) return path;
  return path.map(
    (name) => outputRewrites.find(({ renames }) => renames?.[0] === name)?.renames?.[1] ?? name,
  );
}

/** How many steps of a path lead to its first null. */
export function stepsToNull(value: unknown, path: Path): number {
  let inner = value;
  for (const [index, step] of path.entries()) {
    if (inner === null || inner === undefined) return index;
    inner = (inner as Readonly<Record<string | number, unknown>>)[step];
  }
  return path.length;
}

function pathToList({ path }: FetchStep): Path {
  const list = path.indexOf('@');
  return list < 0 ? path : path.slice(0, list);
}

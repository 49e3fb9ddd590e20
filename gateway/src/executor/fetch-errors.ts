import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { AnswerShape } from '../program/answer-shape.js';
import { clientPaths } from '../program/client-paths.js';
import type { FetchStep } from '../program/program.js';
import { targetPaths, type EntityBatch, type Json, type Path } from './targets.js';

/** An error of the run as the client sees it, once for each response name of its place. */
export function clientErrors(error: GraphQLError, shape: AnswerShape, data: Json): GraphQLError[] {
  const { message, path, extensions } = error;
  if (!path) return [error];
  return clientPaths(shape, data, path).map(
    (place) => new GraphQLError(message, { path: place, extensions }),
  );
}

/** No answer: one error for each field of the root that is missing; for entities one, at the path up to the first list. */
export function faultErrors(step: FetchStep, { message, extensions }: GraphQLError): GraphQLError[] {
  if (step.path.length > 0) return [new GraphQLError(message, { path: pathToList(step), extensions })];
  return step.rootNames.map((name) => new GraphQLError(message, { path: [name], extensions }));
}

/** Errors in an answer with the path of the client; an entity that completes several objects fails in each. */
export function answerErrors(
  step: FetchStep,
  errors: readonly GraphQLFormattedError[],
  data: Json,
  batch: EntityBatch | undefined,
): GraphQLError[] {
  const places = targetPaths(data, step.path);
  return errors.flatMap((error) => {
    const paths = pathsOf(step, error.path, places, batch);
    return paths.map((path) => clientError(error, path, step.subgraph));
  });
}

function pathsOf(
  step: FetchStep,
  given: Path | undefined,
  places: readonly { readonly target: Json; readonly path: Path }[],
  batch: EntityBatch | undefined,
): (Path | undefined)[] {
  if (!given) return [step.path.length > 0 ? pathToList(step) : onlyField(step)];
  const path = given.map((name) => clientName(step, name));
  if (!batch) return places.map((place) => [...place.path, ...path]);
  const [, index, ...rest] = path;
  const targets = typeof index === 'number' ? batch.targets[index] : undefined;
  if (!targets) return [pathToList(step)];
  return places.filter(({ target }) => targets.includes(target)).map((place) => [...place.path, ...rest]);
}

function pathToList({ path }: FetchStep): Path {
  const list = path.indexOf('@');
  return list < 0 ? path : path.slice(0, list);
}

function onlyField({ rootNames }: FetchStep): Path | undefined {
  return rootNames.length === 1 && rootNames[0] !== undefined ? [rootNames[0]] : undefined;
}

function clientName({ outputRewrites }: FetchStep, name: string | number): string | number {
  return outputRewrites.find(({ renames }) => renames?.[0] === name)?.renames?.[1] ?? name;
}

function clientError(error: GraphQLFormattedError, path: Path | undefined, subgraph: string): GraphQLError {
  return new GraphQLError(error.message || `The ${subgraph} service failed.`, {
    path: path ?? null,
    extensions: { ...error.extensions, serviceName: subgraph },
  });
}

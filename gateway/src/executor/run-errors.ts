import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FetchStep } from '../program/program.js';
import type { RepresentationField } from '../program/representation.js';
import type { TypeTest } from '../program/type-test.js';
import { Failures, type Failure } from './failures.js';
import { faultErrors, pathOfFetch, renamed, stepsToNull, type RaisedError } from './fetch-errors.js';
import { targetPaths, type EntityBatch, type Json, type Path } from './targets.js';

/** Why an entity cannot be asked for as a step says, and what of the step can still be asked for. */
export interface Refusal {
  readonly failure: Failure;
  readonly part: FetchStep | undefined;
}

interface MissingInputs {
  readonly missing: ReadonlySet<string>;
  /** Absent: nothing failed, it was never asked for. */
  readonly failure: Failure | undefined;
}

/** The errors of one run, and what fails with them: what is computed from a value that could not be had. */
export class RunErrors {
  readonly raised: RaisedError[] = [];
  private readonly failures = new Failures();

  constructor(
    private readonly data: Json,
    private readonly isOfType: TypeTest,
  ) {}

  /** No answer came. */
  addFault(step: FetchStep, error: GraphQLError, batch: EntityBatch | undefined): void {
    for (const fault of faultErrors(step, error)) this.raiseOnce(fault);
    for (const target of batch?.targets.flat() ?? [])
      this.noteAll(this.broughtFor(step, target), target, { error, isWholeFetch: true });
  }

  /** Errors in an answer that is merged into the data. */
  addFromAnswer(
    step: FetchStep,
    answer: Readonly<Json> | null | undefined,
    errors: readonly GraphQLFormattedError[],
  ): void {
    const places = targetPaths(this.data, step.path);
    for (const given of errors) {
      if (!given.path) {
        this.raise(errorOf(given, step, pathOfFetch(step)), 0);
        continue;
      }
      const path = renamed(step, given.path);
      const nullAt = stepsToNull(answer, path);
      for (const place of places) {
        this.raiseAt(
          errorOf(given, step, [...place.path, ...path]),
          place.path.length + nullAt,
          place.target,
          path,
        );
      }
    }
  }

  /** Errors in an answer with entities; one that completes several objects fails in each. */
  addFromEntities(
    step: FetchStep,
    { targets: batch }: EntityBatch,
    entities: readonly unknown[] | undefined,
    errors: readonly GraphQLFormattedError[],
  ): void {
    const places = targetPaths(this.data, step.path);
    for (const given of errors) {
      const [, index, ...rest] = given.path ?? [];
      const targets = typeof index === 'number' ? batch[index] : undefined;
      if (!targets) {
        const error = errorOf(given, step, pathOfFetch(step));
        this.raise(error, 0);
        if (!entities)
          for (const target of batch.flat())
            this.noteAll(this.broughtFor(step, target), target, { error, isWholeFetch: true });
        continue;
      }
      const entity = entities?.[Number(index)];
      const path = renamed(step, rest);
      for (const { target, path: place } of places) {
        if (!targets.includes(target)) continue;
        const error = errorOf(given, step, [...place, ...path]);
        const failure = { error, isWholeFetch: false };
        if (rest.length === 0) {
          this.raise(error, place.length);
          this.noteAll(this.broughtFor(step, target), target, failure);
        } else if (typeof entity === 'object' && entity !== null) {
          this.raiseAt(error, place.length + stepsToNull(entity, path), target, path);
        } else {
          const instead = errorsAt(place, this.broughtFor(step, target), failure);
          this.raised.push({ error, nullAt: place.length + 1, instead });
          this.noteAll(this.broughtFor(step, target), target, failure);
        }
      }
    }
  }

  /** Whether everything that an entity's representation needs could be had. */
  isComplete({ requires }: FetchStep, target: Json): boolean {
    return this.failures.areNone || !requires || !this.failures.behind(target, requires, this.isOfType);
  }

  /** What an entity's representation needs and the entity does not have, by the names in the subgraph. */
  missingInputs({ requires = [] }: FetchStep, target: Json): MissingInputs {
    const missing = new Set<string>();
    let failure: Failure | undefined;
    const look = (fields: readonly RepresentationField[]): void => {
      for (const field of fields) {
        if ('condition' in field) {
          if (this.isOfType(String(target['__typename']), field.condition)) look(field.fields);
          continue;
        }
        const behind = this.failures.behind(target, [field], this.isOfType);
        failure ??= behind;
        if (behind || target[field.from] === undefined) missing.add(field.to);
      }
    };
    look(requires);
    return { missing, failure };
  }

  /** Entities are not asked for, or in part: the fields that would have come fail for the same reason. */
  addRefused(step: FetchStep, refused: ReadonlyMap<Json, Refusal>): void {
    if (refused.size === 0) return;
    for (const { target, path } of targetPaths(this.data, step.path)) {
      const refusal = refused.get(target);
      if (!refusal) continue;
      const { failure, part } = refusal;
      const left = new Set(part ? this.broughtFor(part, target) : []);
      const lost = this.broughtFor(step, target).filter((name) => !left.has(name));
      if (failure.isWholeFetch) for (const fault of faultErrors(step, failure.error)) this.raiseOnce(fault);
      else this.raised.push(...errorsAt(path, lost, failure));
      this.noteAll(lost, target, failure);
    }
  }

  private noteAll(names: Path, target: Json, failure: Failure): void {
    for (const name of names) this.failures.note(target, name, failure);
  }

  private broughtFor(step: FetchStep, target: Json): Path {
    const names = step.brings?.(String(target['__typename']), this.isOfType) ?? [];
    return renamed(
      step,
      names.filter((name) => name !== '__typename'),
    );
  }

  private raiseAt(error: GraphQLError, nullAt: number, target: Json, path: Path): void {
    this.raise(error, nullAt);
    this.failures.noteAlong(target, path, { error, isWholeFetch: false });
  }

  private raise(error: GraphQLError, nullAt: number): void {
    this.raised.push({ error, nullAt });
  }

  private raiseOnce(fault: RaisedError): void {
    const isKnown = this.raised.some(
      ({ error }) => error.message === fault.error.message && String(error.path) === String(fault.error.path),
    );
    if (!isKnown) this.raised.push(fault);
  }
}

function errorsAt(place: Path, names: Path, { error: { message, extensions } }: Failure): RaisedError[] {
  return names.map((name) => ({
    error: new GraphQLError(message, { path: [...place, name], extensions }),
    nullAt: place.length + 1,
  }));
}

function errorOf(
  given: GraphQLFormattedError,
  { subgraph }: FetchStep,
  path: Path | undefined,
): GraphQLError {
  return new GraphQLError(given.message || `The ${subgraph} service failed.`, {
    path: path ?? null,
    extensions: { ...given.extensions, serviceName: subgraph },
  });
}

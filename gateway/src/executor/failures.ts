import type { GraphQLError } from 'graphql';
import type { RepresentationField } from '../program/representation.js';
import type { TypeTest } from '../program/type-test.js';
import type { Json } from './targets.js';

/** A value that could not be had, and why. */
export interface Failure {
  readonly error: GraphQLError;
  /** Nothing of the fetch came: one error tells of all of it. */
  readonly isWholeFetch: boolean;
}

/** Where in the data of one run a null, or nothing, stands for a value that could not be had. */
export class Failures {
  private readonly byContainer = new Map<object, Map<string | number, Failure>>();

  /** Nothing failed so far. */
  get areNone(): boolean {
    return this.byContainer.size === 0;
  }

  /** Notes that a field of an object, or an entry of a list, failed. */
  note(container: object, key: string | number, failure: Failure): void {
    let failures = this.byContainer.get(container);
    if (!failures) this.byContainer.set(container, (failures = new Map()));
    if (!failures.has(key)) failures.set(key, failure);
  }

  /** Notes the first null on the way from an object along a path. */
  noteAlong(start: object, path: readonly (string | number)[], failure: Failure): void {
    let container: object = start;
    for (const key of path) {
      const value = (container as Readonly<Record<string | number, unknown>>)[key];
      if (value === null || value === undefined) return this.note(container, key, failure);
      if (typeof value !== 'object') return;
      container = value;
    }
  }

  /** Why something that a representation needs of an object is not there; undefined when nothing of it failed. */
  behind(source: Json, fields: readonly RepresentationField[], isOfType: TypeTest): Failure | undefined {
    for (const field of fields) {
      let failure: Failure | undefined;
      if ('condition' in field) {
        const { __typename: typename } = source;
        if (typeof typename === 'string' && isOfType(typename, field.condition)) {
          failure = this.behind(source, field.fields, isOfType);
        }
      } else failure = this.behindValue(source, field.from, field.fields, isOfType);
      if (failure) return failure;
    }
    return undefined;
  }

  private behindValue(
    container: object,
    key: string | number,
    fields: readonly RepresentationField[] | undefined,
    isOfType: TypeTest,
  ): Failure | undefined {
    const value = (container as Readonly<Record<string | number, unknown>>)[key];
    if (value === null || value === undefined) return this.byContainer.get(container)?.get(key);
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        const failure = this.behindValue(value, index, fields, isOfType);
        if (failure) return failure;
      }
      return undefined;
    }
    return fields && typeof value === 'object' ? this.behind(value as Json, fields, isOfType) : undefined;
  }
}

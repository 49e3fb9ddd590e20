import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { Rewrite } from './rewrites.js';
import type { TypeTest } from './type-test.js';

type Json = Record<string, unknown>;

/** A field of a representation: read under one name, sent under another; or fields for one type alone. */
export type RepresentationField =
  | {
      readonly from: string;
      readonly to: string;
      readonly fields: readonly RepresentationField[] | undefined;
    }
  | { readonly condition: string; readonly fields: readonly RepresentationField[] };

export function compileRequires(selections: readonly QueryPlanSelectionNode[]): RepresentationField[] {
  return selections.flatMap((selection): RepresentationField[] => {
    const fields = selection.selections && compileRequires(selection.selections);
    if (selection.kind === 'Field') {
      return [{ from: selection.alias ?? selection.name, to: selection.name, fields }];
    }
    if (selection.typeCondition === undefined) return fields ?? [];
    return [{ condition: selection.typeCondition, fields: fields ?? [] }];
  });
}

/** Writes what tells a subgraph which entity is meant, in JSON; undefined when something that it needs is missing. */
export type RepresentationWriter = (entity: Json, isOfType: TypeTest) => string | undefined;

/**
 * The writer for fields, with changes to what they give. A type that the subgraph does not find is one that nothing was asked of:
 * for the others of an interface object, the planner changes the name of the type.
 */
export function representationWriter(
  fields: readonly RepresentationField[],
  rewrites: readonly Rewrite[],
  isFound: (typename: string) => boolean,
): RepresentationWriter {
  const plain = rewrites.length === 0 ? plainFields(fields) : undefined;
  if (plain) return plainWriter(plain, isFound);
  return (entity, isOfType) => {
    const representation = representationOf(entity, fields, isOfType);
    if (!representation) return undefined;
    for (const { apply } of rewrites) apply(representation);
    return isFound(String(representation['__typename'])) ? JSON.stringify(representation) : undefined;
  };
}

/** Scalars of one type: what nearly all keys are. */
interface PlainFields {
  readonly condition: string;
  /** Without `__typename`, which goes first. */
  readonly scalars: readonly { readonly from: string; readonly before: string }[];
}

function plainFields(fields: readonly RepresentationField[]): PlainFields | undefined {
  const [group, ...others] = fields;
  if (!group || others.length > 0 || !('condition' in group)) return undefined;
  const written = new Set<string>();
  const scalars: { from: string; before: string }[] = [];
  for (const field of group.fields) {
    if (!('from' in field) || field.fields || written.has(field.to)) return undefined;
    written.add(field.to);
    if (field.to !== '__typename')
      scalars.push({ from: field.from, before: `,${JSON.stringify(field.to)}:` });
    else if (field.from !== '__typename') return undefined;
  }
  return written.has('__typename') ? { condition: group.condition, scalars } : undefined;
}

/** The same as of an object, without making the object. */
function plainWriter(
  { condition, scalars }: PlainFields,
  isFound: (typename: string) => boolean,
): RepresentationWriter {
  const starts = new Map<string, string>();
  return (entity, isOfType) => {
    const { __typename: typename } = entity;
    if (typeof typename !== 'string' || !isOfType(typename, condition)) return undefined;
    let text = starts.get(typename);
    if (text === undefined) {
      if (!isFound(typename)) return undefined;
      starts.set(typename, (text = `{"__typename":${JSON.stringify(typename)}`));
    }
    for (const { from, before } of scalars) {
      const value = entity[from];
      if (value === undefined) return undefined;
      text += before + jsonOf(value);
    }
    return `${text}}`;
  };
}

/** Characters that JSON writes as they are. */
const unescaped = /^[ !#-[\]-~]*$/;

function jsonOf(value: unknown): string {
  return typeof value === 'string' && unescaped.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** What tells a subgraph which entity is meant; undefined when something that it needs is missing. */
function representationOf(
  entity: Json,
  fields: readonly RepresentationField[],
  isOfType: TypeTest,
): Json | undefined {
  const result: Json = {};
  return fill(result, entity, fields, isOfType) && result['__typename'] !== undefined ? result : undefined;
}

function fill(
  target: Json,
  source: Json,
  fields: readonly RepresentationField[],
  isOfType: TypeTest,
): boolean {
  for (const field of fields) {
    if ('condition' in field) {
      const { __typename: typename } = source;
      if (typeof typename !== 'string' || !isOfType(typename, field.condition)) continue;
      if (!fill(target, source, field.fields, isOfType)) return false;
      continue;
    }
    const value = source[field.from];
    if (value === undefined) return false;
    const copy = field.fields ? copyOf(value, field.fields, isOfType) : value;
    if (copy === undefined) return false;
    target[field.to] = merged(target[field.to], copy);
  }
  return true;
}

/** Null where something below is missing, as the subgraph has it then. */
function copyOf(value: unknown, fields: readonly RepresentationField[], isOfType: TypeTest): unknown {
  if (Array.isArray(value)) return value.map((entry) => copyOf(entry, fields, isOfType));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Json = {};
  return fill(copy, value as Json, fields, isOfType) ? copy : null;
}

/** One field required twice, once for each of two types that an object has. */
function merged(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second))
    return first.map((entry, index) => merged(entry, second[index]));
  if (!isObject(first) || !isObject(second)) return second;
  const result = { ...first };
  for (const [key, value] of Object.entries(second)) result[key] = merged(result[key], value);
  return result;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

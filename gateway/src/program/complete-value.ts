import {
  getNullableType,
  isSpecifiedScalarType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { bubble, nulled, type Completer, type Completion, type ObjectSelection } from './completion.js';

/** Completes values of a type (GraphQL specification, 6.4.3). */
export function completerOf(
  type: GraphQLOutputType,
  selection: ObjectSelection | undefined,
  schema: GraphQLSchema,
  field: string,
): Completer {
  if (isNonNullType(type)) {
    const inner = completerOf(getNullableType(type), selection, schema, field);
    return (value, completion) => {
      const completed = inner(value, completion);
      if (completed === null) completion.fault(`Cannot return null for non-nullable field ${field}.`);
      return completed === null || completed === nulled ? bubble : completed;
    };
  }
  if (isListType(type)) return listCompleter(completerOf(type.ofType, selection, schema, field), field);
  if (isCompositeType(type)) {
    if (!selection) throw new Error(`${field} has no selection`);
    return objectCompleter(type, selection, schema, field);
  }
  return leafCompleter(type as GraphQLLeafType, field);
}

function listCompleter(complete: Completer, field: string): Completer {
  return (value, completion) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) {
      completion.fault(`The value of ${field} is not a list.`);
      return nulled;
    }
    const { path } = completion;
    const list: unknown[] = [];
    let isLost = false;
    for (let index = 0; index < value.length; index += 1) {
      path.push(index);
      const completed = complete(value[index], completion);
      path.pop();
      if (completed === bubble) isLost = true;
      list.push(completed === nulled ? null : completed);
    }
    return isLost ? nulled : list;
  };
}

function objectCompleter(
  declared: GraphQLCompositeType,
  selection: ObjectSelection,
  schema: GraphQLSchema,
  field: string,
): Completer {
  return (value, completion) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object' || Array.isArray(value)) {
      completion.fault(`The value of ${field} is not an object.`);
      return nulled;
    }
    const source = value as Record<string, unknown>;
    const type = runtimeType(source['__typename'], declared, schema);
    if (!type || selection.needsNarrowerType(type)) {
      completion.fault(`The value of ${field} is of no type that the API has.`);
      return nulled;
    }
    return completeFields(source, type, selection, completion);
  };
}

/** The selected fields of an object, or {@link nulled}. */
export function completeFields(
  source: Readonly<Record<string, unknown>>,
  type: GraphQLCompositeType,
  selection: ObjectSelection,
  completion: Completion,
): unknown {
  const { path } = completion;
  const result: Record<string, unknown> = {};
  let isLost = false;
  for (const { key, from, complete, isTypename, isComplete } of selection.fieldsOf(type)) {
    const value = source[from];
    if (isComplete?.(value)) {
      result[key] = value;
      continue;
    }
    if (!complete) {
      result[key] = isTypename ? type.name : completion.introspection[key];
      continue;
    }
    path.push(key);
    const completed = complete(value, completion);
    path.pop();
    if (completed === bubble) isLost = true;
    result[key] = completed === nulled ? null : completed;
  }
  return isLost ? nulled : result;
}

function runtimeType(
  typename: unknown,
  declared: GraphQLCompositeType,
  schema: GraphQLSchema,
): GraphQLCompositeType | undefined {
  if (typename === undefined || typename === declared.name) return declared;
  const type = typeof typename === 'string' ? schema.getType(typename) : undefined;
  return isCompositeType(type) ? type : undefined;
}

/** A test for values of a type that are answered as they are; undefined where values have to be looked at. */
export function completeTest(type: GraphQLOutputType): ((value: unknown) => boolean) | undefined {
  const inner = getNullableType(type);
  if (!isScalarType(inner) || !isSpecifiedScalarType(inner)) return undefined;
  return inner.name === 'ID' ? scalarTest('String') : scalarTest(inner.name);
}

function leafCompleter(type: GraphQLLeafType, field: string): Completer {
  const isValid = isEnumType(type)
    ? (value: unknown) => typeof value === 'string' && type.getValue(value) !== undefined
    : scalarTest(type.name);
  const toText = type.name === 'ID';
  return (value, completion) => {
    if (value === null || value === undefined) return null;
    if (!isValid(value)) {
      completion.fault(`The value of ${field} is not a valid ${type.name}.`);
      return nulled;
    }
    return toText ? String(value as string | number) : value;
  };
}

function scalarTest(name: string): (value: unknown) => boolean {
  switch (name) {
    case 'Int':
      return (value) => Number.isInteger(value);
    case 'Float':
      return (value) => typeof value === 'number';
    case 'String':
      return (value) => typeof value === 'string';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return () => true;
  }
}

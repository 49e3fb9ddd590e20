import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Arguments that a probe gives where a field needs some. */
export type ProbeArguments = Readonly<Record<string, string>>;

const fallbackArguments: ProbeArguments = { first: 'first: 3', key: 'key: "content.projects"' };

/**
 * One query for each field of each object that a root field returns: everything reachable within `depth` levels,
 * without walking in circles.
 */
export function probesOf(schema: GraphQLSchema, rootArguments: ProbeArguments, depth = 4): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((root) => {
    const type = getNamedType(root.type);
    const call = `${root.name}${rootArguments[root.name] ?? argumentsOf(root)}`;
    if (!isObjectType(type)) return [`{ ${call} }`];
    return Object.values(type.getFields())
      .map((field) => select(field, [type.name], depth))
      .filter((selection) => selection !== '')
      .map((selection) => `{ ${call} { ${selection} } }`);
  });
}

function select(field: GraphQLField<unknown, unknown>, path: readonly string[], depth: number): string {
  const type = getNamedType(field.type);
  const call = `${field.name}${argumentsOf(field)}`;
  if (!isCompositeType(type)) return call;
  if (!isObjectType(type) || depth === 0 || path.includes(type.name)) return '';
  const inner = fieldsOf(type, [...path, type.name], depth - 1);
  return inner === '' ? '' : `${call} { ${inner} }`;
}

function fieldsOf(type: GraphQLObjectType, path: readonly string[], depth: number): string {
  return Object.values(type.getFields())
    .map((field) => select(field, path, depth))
    .filter((selection) => selection !== '')
    .join(' ');
}

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const needed = field.args.filter((argument) => isNonNullType(argument.type));
  if (needed.length === 0) return '';
  return `(${needed.map(({ name }) => fallbackArguments[name] ?? `${name}: "x"`).join(', ')})`;
}

/** `Type.field` of every object field of the API. */
export function fieldNames(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !type.name.endsWith('Payload'))
    .flatMap((type) =>
      Object.keys((type as GraphQLObjectType).getFields()).map((name) => `${type.name}.${name}`),
    );
}

import { Kind, parse, print, type DefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';
import { format } from 'prettier';

const rootTypes = ['Query', 'Mutation', 'Subscription'];

/**
 * The same schema in the one order and format in which it is committed: the schema definition, directives, root types with
 * their fields by name, then all types by name. Fields of other types keep the order of the code.
 */
export async function arrangeSdl(sdl: string): Promise<string> {
  const document = parse(sdl, { noLocation: true });
  const definitions = document.definitions.map(withSortedRootFields).toSorted((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    return left < right ? -1 : Number(left > right);
  });
  return format(print({ ...document, definitions }), { parser: 'graphql', printWidth: 110 });
}

const nameOf = (definition: DefinitionNode) => ('name' in definition && definition.name?.value) || '';

function withSortedRootFields(definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || !rootTypes.includes(definition.name.value))
    return definition;
  const fields = definition.fields?.toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1));
  return { ...definition, fields } satisfies ObjectTypeDefinitionNode;
}

function sortKey(definition: DefinitionNode): string {
  const name = nameOf(definition);
  if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) return '0';
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return `1 ${name}`;
  const root = rootTypes.indexOf(name);
  return root >= 0 ? `2 ${root}` : `3 ${name} ${definition.kind}`;
}

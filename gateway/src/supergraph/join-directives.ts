import { Kind, visit, type DirectiveNode, type DocumentNode } from 'graphql';

/** Names a field of a type in a subgraph. */
export const requirerKey = (subgraph: string, type: string, field: string): string =>
  `${subgraph} ${type}.${field}`;

/** The text of a directive's argument. */
export function textArgument(directive: DirectiveNode, argument: string): string | undefined {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** Subgraph names by their value of `join__Graph`. */
export function graphNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  visit(document, {
    EnumTypeDefinition: ({ name, values }) => {
      if (name.value !== 'join__Graph') return;
      for (const { name: graph, directives } of values ?? []) {
        const subgraph = directives?.map((directive) => textArgument(directive, 'name')).find(Boolean);
        if (subgraph) names.set(graph.value, subgraph);
      }
    },
  });
  return names;
}

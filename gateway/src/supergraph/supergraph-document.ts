import { Kind, parse, visit, type DirectiveNode, type DocumentNode } from 'graphql';

/**
 * The supergraph as Apollo's packages can use it. They refuse to load security features that they do not enforce
 * themselves, so `for: SECURITY` goes; and their planner enters a subgraph by the first key that it finds, even one
 * that cannot be resolved, so the keys of each type are ordered with the resolvable ones first.
 */
export function supergraphDocument(sdl: string): DocumentNode {
  return visit(parse(sdl, { noLocation: true }), {
    Directive: (directive) => withoutSecurityPurpose(directive),
    ObjectTypeDefinition: resolvableKeysFirst,
    InterfaceTypeDefinition: resolvableKeysFirst,
  });
}

function withoutSecurityPurpose(directive: DirectiveNode): DirectiveNode | undefined {
  if (directive.name.value !== 'link' && directive.name.value !== 'core') return undefined;
  const kept = directive.arguments?.filter(
    ({ name, value }) => !(name.value === 'for' && value.kind === Kind.ENUM && value.value === 'SECURITY'),
  );
  return { ...directive, arguments: kept ?? [] };
}

function resolvableKeysFirst<Node extends { readonly directives?: readonly DirectiveNode[] }>(
  node: Node,
): Node {
  const directives = [...(node.directives ?? [])].sort((a, b) => Number(isDeadEnd(a)) - Number(isDeadEnd(b)));
  return { ...node, directives };
}

/** Whether it is a `@join__type` whose key says `resolvable: false`. */
function isDeadEnd({ name, arguments: given }: DirectiveNode): boolean {
  return (
    name.value === 'join__type' &&
    (given ?? []).some(
      (argument) =>
        argument.name.value === 'resolvable' && argument.value.kind === Kind.BOOLEAN && !argument.value.value,
    )
  );
}

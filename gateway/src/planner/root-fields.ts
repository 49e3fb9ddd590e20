import {
  getArgumentValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  parse,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type Keep = (selection: SelectionNode) => boolean;

/** The fields of the root in order, each fragment expanded once, without what `keep` refuses. */
export function rootFields(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  keep: Keep,
  expanded = new Set<string>(),
): FieldNode[] {
  return selectionSet.selections.flatMap((selection) => {
    if (!keep(selection)) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return rootFields(selection.selectionSet, fragments, keep, expanded);
    }
    const fragment = fragments.get(selection.name.value);
    if (!fragment || expanded.has(selection.name.value)) return [];
    expanded.add(selection.name.value);
    return rootFields(fragment.selectionSet, fragments, keep, expanded);
  });
}

/** Whether `@skip` and `@include` keep a selection. Conditions on variables that are not given count as kept. */
export function isKept(selection: SelectionNode, variables?: Readonly<Record<string, unknown>>): boolean {
  for (const directive of selection.directives ?? []) {
    const definition = [GraphQLSkipDirective, GraphQLIncludeDirective].find(
      ({ name }) => name === directive.name.value,
    );
    if (!definition) continue;
    const condition = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    if (condition?.kind === Kind.VARIABLE && !variables) continue;
    const { if: value } = getArgumentValues(definition, directive, variables);
    if (value === (definition === GraphQLSkipDirective)) return false;
  }
  return true;
}

/** Response names of the root that some fetch of the plan brings. */
export function plannedRootNames(plan: QueryPlan): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (node: PlanNode | SubscriptionNode | undefined): void => {
    switch (node?.kind) {
      case 'Fetch':
        for (const name of rootNames(node.operation)) names.add(name);
        return;
      case 'Sequence':
      case 'Parallel':
        node.nodes.forEach(walk);
        return;
      case 'Condition':
        walk(node.ifClause);
        walk(node.elseClause);
        return;
      case 'Subscription':
        walk(node.primary);
        return;
      case 'Flatten':
      case 'Defer':
      case undefined:
    }
  };
  walk(plan.node);
  return names;
}

/** Response names of the root of a subgraph operation. */
export function rootNames(operation: string): string[] {
  const document = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? rootFields(definition.selectionSet, fragments, () => true).map(
          ({ alias, name }) => (alias ?? name).value,
        )
      : [],
  );
}

import { Kind, visit, type DirectiveNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import { isKept } from './root-fields.js';

/**
 * Correction of the planner: it makes a fetch depend on the conditions of what is below a field, and leaves the field
 * out when everything below is excluded, where the answer is an empty object. So what a constant condition excludes is
 * taken out before planning, and where nothing below is unconditional `__typename` stands beside it.
 */
export function settleConditions(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      enter: (set): SelectionSetNode | undefined => {
        const selections = set.selections.filter((selection) => isKept(selection));
        return selections.length < set.selections.length ? { ...set, selections } : undefined;
      },
      leave: (set): SelectionSetNode | undefined =>
        set.selections.some(({ directives }) => !directives?.length)
          ? undefined
          : { ...set, selections: [typename, ...set.selections] },
    },
    Directive: (directive) => (isConstantCondition(directive) ? null : undefined),
  });
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

function isConstantCondition({ name, arguments: given }: DirectiveNode): boolean {
  const isCondition = name.value === 'skip' || name.value === 'include';
  return isCondition && given?.[0]?.value.kind === Kind.BOOLEAN;
}

import {
  federationMetadata,
  isCompositeType,
  SelectionSet,
  type CompositeType,
  type FieldDefinition,
} from '@apollo/federation-internals';

/**
 * Correction of the planner: to find out whether what a field requires can be had from the fetch before, it asks whether
 * the type there has the fields, and counts those that are only named there, as `@external`. It then asks the subgraph
 * for what is not its own, or for a field without what that one requires, and goes on with what it gets.
 */
export function correctMerging(): void {
  const { canRebaseOn } = SelectionSet.prototype;
  SelectionSet.prototype.canRebaseOn = function (this: SelectionSet, parent: CompositeType) {
    return canRebaseOn.call(this, parent) && !namesForeignFields(this, parent);
  };
}

function namesForeignFields(set: SelectionSet, parent: CompositeType): boolean {
  const metadata = federationMetadata(parent.schema());
  if (!metadata) return false;
  return set.selections().some((selection) => {
    if (selection.kind === 'FragmentSelection') {
      const condition = selection.element.typeCondition;
      const type = condition ? parent.schema().type(condition.name) : parent;
      return type !== undefined && isCompositeType(type) && namesForeignFields(selection.selectionSet, type);
    }
    const definition = parent.field(selection.element.name) as FieldDefinition<never> | undefined;
    if (!definition) return false;
    if (metadata.isFieldExternal(definition)) return true;
    const type = definition.type && baseOf(definition.type);
    return (
      selection.selectionSet !== undefined &&
      type !== undefined &&
      namesForeignFields(selection.selectionSet, type)
    );
  });
}

function baseOf(type: NonNullable<FieldDefinition<never>['type']>): CompositeType | undefined {
  const base = 'baseType' in type ? type.baseType() : type;
  return isCompositeType(base) ? base : undefined;
}

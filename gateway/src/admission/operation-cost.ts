import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** Entries that a list is taken to have when no argument says it. */
const assumedListSize = 10;
/** Points of each root field of a mutation besides what it returns. */
const mutationCost = 10;
/** Points of each field of introspection: what it answers is large whatever the page sizes. */
const introspectionCosts: Readonly<Record<string, number>> = { __schema: 400, __type: 40 };

/**
 * Points of an operation before it runs: each field that has fields of its own costs 1, times the entries of every
 * list around it. The size of a list is its `first` or `last`, which reaches through a connection to its `edges`
 * and `nodes`; other lists are taken to have 10 entries. Leaves are free; a mutation's root
 * field costs 10 more. `__schema` costs 400 and `__type` 40, with whatever is below them.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const estimate = new CostEstimate(schema, document, operation, variables);
  const perRootField = operation.operation === 'mutation' ? mutationCost : 0;
  return estimate.selections(operation.selectionSet, root, undefined, perRootField);
}

class CostEstimate {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, number>();
  private readonly variables: Record<string, unknown> = {};

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue?.kind === Kind.INT) this.variables[variable.name.value] = Number(defaultValue.value);
    }
    Object.assign(this.variables, variables);
  }

  /** @param pageSize entries that lists directly below have, when a connection around them says it. */
  selections(
    selectionSet: SelectionSetNode,
    parent: GraphQLNamedType,
    pageSize: number | undefined,
    perField = 0,
  ): number {
    let cost = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) cost += perField + this.field(selection, parent, pageSize);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        cost += this.fragment(selection.name.value, pageSize, perField);
      } else {
        const condition = selection.typeCondition?.name.value;
        const type = condition === undefined ? parent : this.schema.getType(condition);
        if (type) cost += this.selections(selection.selectionSet, type, pageSize, perField);
      }
    }
    return cost;
  }

  private field(field: FieldNode, parent: GraphQLNamedType, pageSize: number | undefined): number {
    if (!field.selectionSet) return 0;
    if (field.name.value.startsWith('__')) return introspectionCosts[field.name.value] ?? 0;
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
    const type = definition && getNamedType(definition.type);
    if (!definition || !isCompositeType(type)) return 0;
    const asked = this.askedSize(field);
    if (!isListType(getNullableType(definition.type))) {
      return 1 + this.selections(field.selectionSet, type, asked);
    }
    const entries = asked ?? pageSize ?? assumedListSize;
    return entries * (1 + this.selections(field.selectionSet, type, undefined));
  }

  private fragment(name: string, pageSize: number | undefined, perField: number): number {
    const key = `${name} ${pageSize} ${perField}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const definition = this.fragments.get(name);
    const type = definition && this.schema.getType(definition.typeCondition.name.value);
    if (!type) return 0;
    this.known.set(key, 0);
    const cost = this.selections(definition.selectionSet, type, pageSize, perField);
    this.known.set(key, cost);
    return cost;
  }

  private askedSize(field: FieldNode): number | undefined {
    const sizes = (field.arguments ?? [])
      .filter(({ name }) => name.value === 'first' || name.value === 'last')
      .map(({ value }) => this.integer(value))
      .filter((size) => size !== undefined);
    return sizes.length > 0 ? Math.max(0, ...sizes) : undefined;
  }

  private integer(value: ValueNode): number | undefined {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return undefined;
    const given = this.variables[value.name.value];
    return typeof given === 'number' ? given : undefined;
  }
}

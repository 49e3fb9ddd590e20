import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parseType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromAST,
  type ArgumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { valueText } from './canonical-operation.js';
import { withFragments, type SelectedOperation } from './normalise-operation.js';

/** An operation without literals in the arguments of its fields, and their values as variables. */
export interface LiftedOperation {
  readonly selected: SelectedOperation;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Begins the names of lifted variables; a document that uses such names itself is left as it is. */
const prefix = 'lifted_';

/**
 * Turns literals into variables, so that operations that differ in literals alone share plan and program. Equal
 * literals of one type become one variable, since fields that merge must keep the same arguments.
 */
export class LiteralLifter {
  private readonly known = new WeakMap<SelectedOperation, LiftedOperation>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The lifted form of a valid operation, worked out once for each document. */
  lift(selected: SelectedOperation): LiftedOperation {
    let lifted = this.known.get(selected);
    if (!lifted) this.known.set(selected, (lifted = liftLiterals(selected, this.schema)));
    return lifted;
  }
}

function liftLiterals(selected: SelectedOperation, schema: GraphQLSchema): LiftedOperation {
  const { operation, fragments } = selected;
  const declared = operation.variableDefinitions ?? [];
  if (declared.some(({ variable }) => variable.name.value.startsWith(prefix)))
    return { selected, variables: {} };
  const lift = new Lift(schema);
  const lifted = {
    ...operation,
    selectionSet: lift.selectionSet(operation.selectionSet, schema.getRootType(operation.operation)),
  };
  const liftedFragments = [...fragments.values()].map((fragment) => ({
    ...fragment,
    selectionSet: lift.selectionSet(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)),
  }));
  if (lift.definitions.size === 0) return { selected, variables: {} };
  const variableDefinitions = [...declared, ...lift.definitions.values()];
  const document = { kind: Kind.DOCUMENT, definitions: liftedFragments } as const;
  return {
    selected: withFragments({ ...lifted, variableDefinitions }, document),
    variables: lift.variables,
  };
}

/** Goes through the fields itself, since it needs their arguments alone: `visit` of graphql-js looks at every node. */
class Lift {
  /** By type and text of the literal. */
  readonly definitions = new Map<string, VariableDefinitionNode>();
  readonly variables: Record<string, unknown> = {};

  constructor(private readonly schema: GraphQLSchema) {}

  selectionSet(set: SelectionSetNode, parent: GraphQLNamedType | null | undefined): SelectionSetNode {
    return { ...set, selections: set.selections.map((selection) => this.selection(selection, parent)) };
  }

  private selection(node: SelectionNode, parent: GraphQLNamedType | null | undefined): SelectionNode {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value;
      const type = condition === undefined ? parent : this.schema.getType(condition);
      return { ...node, selectionSet: this.selectionSet(node.selectionSet, type) };
    }
    const definition = fieldDefinition(node.name.value, parent);
    if (!definition) return node;
    const given = node.arguments?.length
      ? { arguments: node.arguments.map((argument) => this.argument(argument, definition)) }
      : undefined;
    const below = node.selectionSet && {
      selectionSet: this.selectionSet(node.selectionSet, getNamedType(definition.type)),
    };
    return given || below ? { ...node, ...given, ...below } : node;
  }

  private argument(node: ArgumentNode, { args }: GraphQLField<unknown, unknown>): ArgumentNode {
    const type = args.find(({ name }) => name === node.name.value)?.type;
    if (!type || !isLiftable(node.value)) return node;
    const value = valueFromAST(node.value, type);
    if (value === undefined) return node;
    const key = `${String(type)} ${valueText(node.value)}`;
    const known = this.definitions.get(key);
    const name = known?.variable.name.value ?? `${prefix}${this.definitions.size}`;
    const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
    if (!known) {
      this.definitions.set(key, { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(String(type)) });
      this.variables[name] = value;
    }
    return { ...node, value: variable };
  }
}

function fieldDefinition(name: string, parent: GraphQLNamedType | null | undefined) {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** Null stays: it may stand where a variable may not. */
function isLiftable(value: ValueNode): boolean {
  return value.kind !== Kind.NULL && isConstant(value);
}

function isConstant(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.every(isConstant);
  if (value.kind === Kind.OBJECT) return value.fields.every((field) => isConstant(field.value));
  return value.kind !== Kind.VARIABLE;
}

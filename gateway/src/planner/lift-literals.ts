import {
  isInputType,
  Kind,
  parseType,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { valueText } from './canonical-operation.js';
import { documentOf, withFragments, type SelectedOperation } from './normalise-operation.js';

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
  const document = documentOf(selected);
  const definitions = new Map<string, VariableDefinitionNode>();
  const variables: Record<string, unknown> = {};
  const typeInfo = new TypeInfo(schema);
  let isTaken = false;
  const lifted: DocumentNode = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Directive: () => false,
      VariableDefinition: ({ variable }) => {
        if (variable.name.value.startsWith(prefix)) isTaken = true;
        return false;
      },
      Argument: (node): ArgumentNode | false => {
        const type = typeInfo.getInputType();
        if (!isInputType(type) || !isLiftable(node.value)) return false;
        const value = valueFromAST(node.value, type);
        if (value === undefined) return false;
        const key = `${String(type)} ${valueText(node.value)}`;
        const known = definitions.get(key);
        const name = known?.variable.name.value ?? `${prefix}${definitions.size}`;
        const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
        if (!known) {
          definitions.set(key, { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(String(type)) });
          variables[name] = value;
        }
        return { ...node, value: variable };
      },
    }),
  );
  if (isTaken || definitions.size === 0) return { selected, variables: {} };
  const all = withVariables(lifted, [...definitions.values()]);
  const operation = all.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation ? { selected: withFragments(operation, all), variables } : { selected, variables: {} };
}

function withVariables(document: DocumentNode, added: readonly VariableDefinitionNode[]): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? { ...definition, variableDefinitions: [...(definition.variableDefinitions ?? []), ...added] }
        : definition,
    ),
  };
}

/** Null stays: it may stand where a variable may not. */
function isLiftable(value: ValueNode): boolean {
  if (value.kind === Kind.NULL || value.kind === Kind.VARIABLE) return false;
  let isConstant = true;
  visit(value, { Variable: () => void (isConstant = false) });
  return isConstant;
}

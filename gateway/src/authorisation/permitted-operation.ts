import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { withFragments, type SelectedOperation } from '../planner/normalise-operation.js';
import { isKept } from '../planner/root-fields.js';
import type { AccessRules } from './access-rules.js';
import type { Grants } from './grants.js';

type Variables = Readonly<Record<string, unknown>>;

/** An operation without what its caller may not see. */
export interface PermittedOperation {
  /** Undefined: nothing is left to be asked. */
  readonly permitted: SelectedOperation | undefined;
  /** What was taken out, as errors for the client. */
  errors(variables: Variables): GraphQLError[];
}

/** Errors told of one operation; a client that asks for more learns no more from them. */
const errorsMax = 100;

/** Undefined when the caller may see all of it. */
export function permittedOperation(
  selected: SelectedOperation,
  schema: GraphQLSchema,
  rules: AccessRules,
  grants: Grants,
): PermittedOperation | undefined {
  const filter = new OperationFilter(selected, schema, rules, grants);
  const { operation } = selected;
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation}`);
  const isRootOpen = rules.mayUseType(root.name, grants);
  const selectionSet = isRootOpen ? filter.set(operation.selectionSet, root) : undefined;
  if (selectionSet === operation.selectionSet) return undefined;
  const document = { kind: Kind.DOCUMENT, definitions: filter.permittedFragments() } as const;
  return {
    permitted: selectionSet && withFragments({ ...operation, selectionSet }, document),
    errors: (variables) => filter.errors(operation.selectionSet, root, isRootOpen, variables),
  };
}

class OperationFilter {
  /** What became of each fragment. */
  private readonly fragments = new Map<string, SelectionSetNode | undefined>();

  constructor(
    private readonly selected: SelectedOperation,
    private readonly schema: GraphQLSchema,
    private readonly rules: AccessRules,
    private readonly grants: Grants,
  ) {}

  /** The set itself when all of it is permitted, undefined when nothing is. */
  set(set: SelectionSetNode, parent: GraphQLCompositeType): SelectionSetNode | undefined {
    let isWhole = true;
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      const kept = this.selection(selection, parent);
      if (kept !== selection) isWhole = false;
      return kept ? [kept] : [];
    });
    if (isWhole) return set;
    return selections.length > 0 ? { ...set, selections } : undefined;
  }

  permittedFragments(): FragmentDefinitionNode[] {
    return [...this.selected.fragments.values()].flatMap((fragment) => {
      const selectionSet = this.fragments.get(fragment.name.value);
      return selectionSet ? [{ ...fragment, selectionSet }] : [];
    });
  }

  errors(
    set: SelectionSetNode,
    root: GraphQLCompositeType,
    isRootOpen: boolean,
    variables: Variables,
  ): GraphQLError[] {
    const paths = new Map<string, readonly string[]>();
    const walk = (
      inner: SelectionSetNode,
      parent: GraphQLCompositeType,
      path: readonly string[],
      isOpen: boolean,
    ): void => {
      for (const selection of inner.selections) {
        if (paths.size >= errorsMax || !isKept(selection, variables)) continue;
        if (isOpen && this.selection(selection, parent) === selection) continue;
        if (selection.kind !== 'Field') {
          const [type, body] = this.bodyOf(selection, parent);
          if (type && body) walk(body, type, path, isOpen && this.rules.mayUseType(type.name, this.grants));
          continue;
        }
        const type = this.typeOf(selection.name.value, parent);
        const here = [...path, (selection.alias ?? selection.name).value];
        const named = type && getNamedType(type);
        const isFieldOpen = isOpen && this.isOpen(parent, selection.name.value, type);
        if (isFieldOpen && selection.selectionSet && isCompositeType(named)) {
          walk(selection.selectionSet, named, [...here, ...listSteps(type)], true);
        } else paths.set(here.join('.'), here);
      }
    };
    walk(set, root, [], isRootOpen);
    return [...paths.values()].map(unauthorised);
  }

  private selection(node: SelectionNode, parent: GraphQLCompositeType): SelectionNode | undefined {
    if (node.kind === 'FragmentSpread') {
      const [type, body] = this.bodyOf(node, parent);
      if (!type || !body) return node;
      const name = node.name.value;
      if (!this.fragments.has(name)) this.fragments.set(name, this.permittedOn(type, body));
      const kept = this.fragments.get(name);
      // A fragment that lost something is another one under the same name: who spreads it has lost something too.
      return kept === body ? node : kept && { ...node };
    }
    if (node.kind === 'InlineFragment') {
      const [type, body] = this.bodyOf(node, parent);
      const kept = type && body && this.permittedOn(type, body);
      return kept === node.selectionSet ? node : kept && { ...node, selectionSet: kept };
    }
    const type = this.typeOf(node.name.value, parent);
    if (!type) return node;
    if (!this.isOpen(parent, node.name.value, type)) return undefined;
    const named = getNamedType(type);
    if (!node.selectionSet || !isCompositeType(named)) return node;
    const kept = this.set(node.selectionSet, named);
    return kept === node.selectionSet ? node : kept && { ...node, selectionSet: kept };
  }

  private permittedOn(type: GraphQLCompositeType, body: SelectionSetNode): SelectionSetNode | undefined {
    return this.rules.mayUseType(type.name, this.grants) ? this.set(body, type) : undefined;
  }

  /** The type that a fragment is about, and what it selects. */
  private bodyOf(
    node: Exclude<SelectionNode, { kind: 'Field' }>,
    parent: GraphQLCompositeType,
  ): [GraphQLCompositeType | undefined, SelectionSetNode | undefined] {
    const fragment = node.kind === 'InlineFragment' ? node : this.selected.fragments.get(node.name.value);
    const condition = fragment?.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.schema.getType(condition);
    return [isCompositeType(type) ? type : undefined, fragment?.selectionSet];
  }

  /** A field of an interface is open when it is in every implementation. */
  private isOpen(parent: GraphQLCompositeType, field: string, type: GraphQLOutputType | undefined): boolean {
    const { rules, grants } = this;
    if (!type || !rules.mayUseType(getNamedType(type).name, grants)) return false;
    if (!rules.mayUseField(parent.name, field, grants)) return false;
    if (!isAbstractType(parent)) return true;
    return this.schema
      .getPossibleTypes(parent)
      .every(({ name }) => rules.mayUseType(name, grants) && rules.mayUseField(name, field, grants));
  }

  /** Undefined for `__typename` and introspection, which are open. */
  private typeOf(field: string, parent: GraphQLCompositeType): GraphQLOutputType | undefined {
    return 'getFields' in parent ? parent.getFields()[field]?.type : undefined;
  }
}

/** `@` for each list around a value. */
function listSteps(type: GraphQLOutputType | undefined): string[] {
  const nullable = type && getNullableType(type);
  return isListType(nullable) ? ['@', ...listSteps(nullable.ofType as GraphQLOutputType)] : [];
}

function unauthorised(path: readonly string[]): GraphQLError {
  return new GraphQLError('Unauthorized field or type', {
    path,
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
  });
}

import {
  getNamedType,
  isAbstractType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { canonicalOperation } from '../planner/canonical-operation.js';
import type { SelectedOperation } from '../planner/normalise-operation.js';
import { isKept } from '../planner/root-fields.js';
import { completerOf, completeTest } from './complete-value.js';
import type { FieldShape, ObjectSelection } from './completion.js';

/** The answer's fields in the order of the specification, with conditions settled. */
export class AnswerShape {
  readonly root: ObjectSelection;
  readonly rootType: GraphQLCompositeType;
  /** `__schema` and `__type` of the root. */
  readonly introspection: readonly FieldNode[];
  /** The name under which the fetches bring each field. */
  readonly names: ReadonlyMap<FieldNode, string>;

  constructor(
    readonly schema: GraphQLSchema,
    readonly selected: SelectedOperation,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    const rootType = schema.getRootType(selected.operation.operation);
    if (!rootType) throw new Error(`the schema has no ${selected.operation.operation}`);
    this.rootType = rootType;
    this.names = canonicalOperation(selected).names;
    this.root = new SelectionShape(this, [selected.operation.selectionSet]);
    this.introspection = [...this.collect([selected.operation.selectionSet], rootType).values()].flatMap(
      (nodes) => nodes.filter(({ name }) => name.value === '__schema' || name.value === '__type'),
    );
  }

  /** Nodes by response name, as the specification collects fields (6.3.2). */
  collect(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    for (const set of sets) this.collectInto(fields, set, type, visited);
    return fields;
  }

  /** Whether some of it is selected for a narrower type alone. */
  isNarrowed(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): boolean {
    return sets.some(({ selections }) =>
      selections.some((selection) => {
        if (!isKept(selection, this.variables)) return false;
        if (selection.kind === 'Field') return selection.name.value === '__typename';
        const fragment =
          selection.kind === 'InlineFragment' ? selection : this.selected.fragments.get(selection.name.value);
        if (!fragment) return false;
        if (!this.applies(fragment.typeCondition?.name.value, type)) return true;
        return this.isNarrowed([fragment.selectionSet], type);
      }),
    );
  }

  private collectInto(
    fields: Map<string, FieldNode[]>,
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    visited: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (!isKept(selection, this.variables)) continue;
      if (selection.kind === 'Field') {
        const key = (selection.alias ?? selection.name).value;
        const nodes = fields.get(key);
        if (nodes) nodes.push(selection);
        else fields.set(key, [selection]);
      } else if (selection.kind === 'InlineFragment') {
        if (this.applies(selection.typeCondition?.name.value, type)) {
          this.collectInto(fields, selection.selectionSet, type, visited);
        }
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = this.selected.fragments.get(selection.name.value);
        if (fragment && this.applies(fragment.typeCondition.name.value, type)) {
          this.collectInto(fields, fragment.selectionSet, type, visited);
        }
      }
    }
  }

  private applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const abstract = this.schema.getType(condition);
    return isAbstractType(abstract) && 'getFields' in type && this.schema.isSubType(abstract, type);
  }
}

/** The selected fields of an object, worked out once for each type that it turns out to have. */
class SelectionShape implements ObjectSelection {
  private readonly byType = new Map<GraphQLCompositeType, readonly FieldShape[]>();
  private readonly unclear = new Map<GraphQLCompositeType, boolean>();

  constructor(
    private readonly shape: AnswerShape,
    private readonly sets: readonly SelectionSetNode[],
  ) {}

  fieldsOf(type: GraphQLCompositeType): readonly FieldShape[] {
    let fields = this.byType.get(type);
    if (!fields) {
      fields = [...this.shape.collect(this.sets, type)].map(([key, nodes]) => this.field(key, nodes, type));
      this.byType.set(type, fields);
    }
    return fields;
  }

  needsNarrowerType(type: GraphQLCompositeType): boolean {
    if (!isAbstractType(type)) return false;
    let isUnclear = this.unclear.get(type);
    if (isUnclear === undefined) this.unclear.set(type, (isUnclear = this.shape.isNarrowed(this.sets, type)));
    return isUnclear;
  }

  private field(key: string, nodes: readonly FieldNode[], type: GraphQLCompositeType): FieldShape {
    const name = nodes[0]?.name.value ?? '';
    const from = (nodes[0] && this.shape.names.get(nodes[0])) ?? key;
    const definition = 'getFields' in type ? type.getFields()[name] : undefined;
    if (!definition) {
      const isTypename = name === '__typename';
      return {
        key,
        from,
        selection: undefined,
        type: undefined,
        complete: undefined,
        isTypename,
        isComplete: undefined,
      };
    }
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const selection = sets.length > 0 ? new SelectionShape(this.shape, sets) : undefined;
    const complete = completerOf(definition.type, selection, this.shape.schema, `${type.name}.${name}`);
    const isComplete = completeTest(definition.type);
    return {
      key,
      from,
      selection,
      type: getNamedType(definition.type),
      complete,
      isTypename: false,
      isComplete,
    };
  }
}

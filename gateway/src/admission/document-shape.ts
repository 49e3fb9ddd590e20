import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What the limits count in one operation, fragments expanded at each spread. */
export interface DocumentShape {
  /** Longest chain of nested fields; `__schema` and `__type` with what is below them count as one field. */
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
}

const empty: DocumentShape = { depth: 0, aliases: 0, rootFields: 0, directives: 0 };

/** The largest counts over all operations of a document. A fragment that spreads itself counts as empty. */
export function documentShape(document: DocumentNode): DocumentShape {
  const measure = new ShapeMeasure(document);
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return operations.map((operation) => measure.operation(operation)).reduce(largest, empty);
}

/** Counts with each fragment measured once, so that nested spreads cost nothing however large they expand. */
class ShapeMeasure {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly measured = new Map<string, DocumentShape>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  operation(operation: OperationDefinitionNode): DocumentShape {
    return withDirectives(this.selections(operation.selectionSet), operation.directives?.length ?? 0);
  }

  private selections(selectionSet: SelectionSetNode): DocumentShape {
    let depth = 0;
    let aliases = 0;
    let rootFields = 0;
    let directives = 0;
    for (const selection of selectionSet.selections) {
      directives += selection.directives?.length ?? 0;
      const inner = this.innerOf(selection);
      aliases += inner.aliases;
      directives += inner.directives;
      if (selection.kind === Kind.FIELD) {
        rootFields += 1;
        if (selection.alias) aliases += 1;
        const introspection = selection.name.value === '__schema' || selection.name.value === '__type';
        depth = Math.max(depth, introspection ? 1 : inner.depth + 1);
      } else {
        rootFields += inner.rootFields;
        depth = Math.max(depth, inner.depth);
      }
    }
    return { depth, aliases, rootFields, directives };
  }

  private innerOf(selection: SelectionSetNode['selections'][number]): DocumentShape {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value);
    return selection.selectionSet ? this.selections(selection.selectionSet) : empty;
  }

  private fragment(name: string): DocumentShape {
    const known = this.measured.get(name);
    if (known) return known;
    const definition = this.fragments.get(name);
    if (!definition) return empty;
    this.measured.set(name, empty);
    const shape = withDirectives(
      this.selections(definition.selectionSet),
      definition.directives?.length ?? 0,
    );
    this.measured.set(name, shape);
    return shape;
  }
}

function withDirectives(shape: DocumentShape, directives: number): DocumentShape {
  return { ...shape, directives: shape.directives + directives };
}

function largest(a: DocumentShape, b: DocumentShape): DocumentShape {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: Math.max(a.aliases, b.aliases),
    rootFields: Math.max(a.rootFields, b.rootFields),
    directives: Math.max(a.directives, b.directives),
  };
}

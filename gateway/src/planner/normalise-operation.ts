import {
  Kind,
  print,
  stripIgnoredCharacters,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** One operation of a document with the fragments that it uses. */
export interface SelectedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The same text for operations that differ only in layout, comments, order of fragments or unused parts. */
  readonly key: string;
}

const selected = new WeakMap<DocumentNode, Map<string, SelectedOperation>>();

/** The named operation, or the only one. Undefined when there is none such. Remembered by document. */
export function selectOperation(
  document: DocumentNode,
  operationName?: string | null,
): SelectedOperation | undefined {
  let byName = selected.get(document);
  if (!byName) selected.set(document, (byName = new Map()));
  const known = byName.get(operationName ?? '');
  if (known) return known;
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const operation = operationName
    ? operations.find((candidate) => candidate.name?.value === operationName)
    : operations.length === 1
      ? operations[0]
      : undefined;
  if (!operation) return undefined;
  const found = withFragments(operation, document);
  byName.set(operationName ?? '', found);
  return found;
}

/** The operation with those fragments of the document that it reaches. */
export function withFragments(operation: OperationDefinitionNode, document: DocumentNode): SelectedOperation {
  const all = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) all.set(definition.name.value, definition);
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    forEachSelection(node.selectionSet, (selection) => {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) return;
      const fragment = all.get(selection.name.value);
      if (!fragment || fragments.has(selection.name.value)) return;
      fragments.set(selection.name.value, fragment);
      collect(fragment);
    });
  };
  collect(operation);
  const ordered = new Map([...fragments].sort(([a], [b]) => (a < b ? -1 : 1)));
  return new Selection(operation, ordered);
}

/** Each selection with what is nested in it, without the fragments that it spreads: `visit` of graphql-js takes ten times as long. */
export function forEachSelection(
  { selections }: SelectionSetNode,
  found: (selection: SelectionNode) => void,
): void {
  for (const selection of selections) {
    found(selection);
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) {
      forEachSelection(selection.selectionSet, found);
    }
  }
}

class Selection implements SelectedOperation {
  private text: string | undefined;

  constructor(
    readonly operation: OperationDefinitionNode,
    readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  get key(): string {
    const nodes = [this.operation, ...this.fragments.values()];
    return (this.text ??= nodes.map((node) => stripIgnoredCharacters(print(node))).join(' '));
  }
}

import {
  Kind,
  parse,
  print,
  visit,
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { graphNames, requirerKey, textArgument } from './join-directives.js';

/** A field with the arguments that a `@requires` gives it. */
export interface VirtualField {
  readonly name: string;
  readonly field: string;
  readonly arguments: readonly ArgumentNode[];
}

/** A supergraph in which no `@requires` has arguments. */
export interface VirtualisedSupergraph {
  readonly document: DocumentNode;
  readonly fields: ReadonlyMap<string, VirtualField>;
  /** Names of the virtual fields that a field requires, by {@link requirerKey}. */
  readonly requiredBy: ReadonlyMap<string, ReadonlySet<string>>;
}

type CompositeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/**
 * Correction of the planner, which merges `comments(limit: 1)` of a client with `comments(limit: 3)` of a `@requires`:
 * each field with arguments inside a `@requires` becomes a field of its own, `comments__1`, beside the real one.
 */
export function virtualiseRequires(document: DocumentNode): VirtualisedSupergraph {
  const builder = new VirtualFieldBuilder(document);
  const rewritten = builder.rewriteRequires();
  return {
    document: builder.fields.size === 0 ? document : builder.define(rewritten),
    fields: builder.fields,
    requiredBy: builder.requiredBy,
  };
}

class VirtualFieldBuilder {
  readonly fields = new Map<string, VirtualField>();
  readonly requiredBy = new Map<string, Set<string>>();
  private readonly types = new Map<string, CompositeNode>();
  /** Virtual fields to define, by type. */
  private readonly wanted = new Map<string, Map<string, VirtualField>>();
  private readonly names = new Map<string, string>();
  private readonly graphs: ReadonlyMap<string, string>;
  /** Names of fields that some `@requires` gives arguments: without any they need the same care. */
  private readonly withArguments: ReadonlySet<string>;

  constructor(private readonly document: DocumentNode) {
    this.graphs = graphNames(document);
    this.withArguments = fieldsWithArguments(document);
    for (const definition of document.definitions) {
      if (isComposite(definition)) this.types.set(definition.name.value, definition);
    }
  }

  rewriteRequires(): DocumentNode {
    return this.mapTypes(this.document, (type) => ({
      ...type,
      fields: (type.fields ?? []).map((field) => ({
        ...field,
        directives: (field.directives ?? []).map((directive) => this.directive(directive, type, field)),
      })),
    }));
  }

  define(document: DocumentNode): DocumentNode {
    return this.mapTypes(document, (type) => {
      const wanted = this.wanted.get(type.name.value);
      if (!wanted) return type;
      const copies = [...wanted.values()].flatMap(({ name, field }) => {
        const real = type.fields?.find((candidate) => candidate.name.value === field);
        return real ? [{ ...real, name: { kind: Kind.NAME as const, value: name }, arguments: [] }] : [];
      });
      return { ...type, fields: [...(type.fields ?? []), ...copies] };
    });
  }

  private mapTypes(document: DocumentNode, map: (type: CompositeNode) => CompositeNode): DocumentNode {
    const definitions = document.definitions.map((definition) =>
      isComposite(definition) ? map(definition) : definition,
    );
    return { ...document, definitions };
  }

  private directive(directive: ConstDirectiveNode, type: CompositeNode, field: FieldDefinitionNode) {
    const requires = textArgument(directive, 'requires');
    if (directive.name.value !== 'join__field' || requires === undefined || this.withArguments.size === 0) {
      return directive;
    }
    const graph = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
    const used = new Set<string>();
    const { definitions } = parse(`{${requires}}`, { noLocation: true });
    const [operation] = definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION || graph?.kind !== Kind.ENUM) return directive;
    const selectionSet = this.selections(operation.selectionSet, type.name.value, used);
    this.requiredBy.set(
      requirerKey(this.graphs.get(graph.value) ?? graph.value, type.name.value, field.name.value),
      used,
    );
    const text = selectionSet.selections.map((selection) => print(selection)).join(' ');
    return {
      ...directive,
      arguments: directive.arguments?.map((argument) =>
        argument.name.value === 'requires'
          ? { ...argument, value: { kind: Kind.STRING as const, value: text } }
          : argument,
      ),
    } as ConstDirectiveNode;
  }

  private selections(set: SelectionSetNode, parent: string, used: Set<string>): SelectionSetNode {
    return { ...set, selections: set.selections.map((selection) => this.selection(selection, parent, used)) };
  }

  private selection(selection: SelectionNode, parent: string, used: Set<string>): SelectionNode {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? parent;
      return { ...selection, selectionSet: this.selections(selection.selectionSet, type, used) };
    }
    const definition = this.types
      .get(parent)
      ?.fields?.find(({ name }) => name.value === selection.name.value);
    if (!definition) return selection;
    const inner = selection.selectionSet
      ? { selectionSet: this.selections(selection.selectionSet, namedType(definition.type), used) }
      : {};
    const isPlain = !selection.arguments?.length && !this.withArguments.has(selection.name.value);
    if (isPlain || !definition.arguments?.length) return { ...selection, ...inner };
    const name = this.virtual(parent, selection);
    used.add(name);
    return { ...selection, ...inner, name: { kind: Kind.NAME, value: name }, arguments: [] };
  }

  private virtual(parent: string, node: FieldNode): string {
    const given = node.arguments ?? [];
    const key = print({ ...node, selectionSet: undefined });
    const name = this.names.get(key) ?? `${node.name.value}__${this.names.size + 1}`;
    this.names.set(key, name);
    const virtual = { name, field: node.name.value, arguments: given };
    this.fields.set(name, virtual);
    for (const type of this.types.values()) {
      const isOne =
        type.name.value === parent || type.interfaces?.some(({ name: { value } }) => value === parent);
      if (!isOne) continue;
      const wanted = this.wanted.get(type.name.value) ?? new Map<string, VirtualField>();
      this.wanted.set(type.name.value, wanted.set(name, virtual));
    }
    return name;
  }
}

/** Names of the fields that are given arguments in `@requires`. */
function fieldsWithArguments(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const requires =
        directive.name.value === 'join__field' ? textArgument(directive, 'requires') : undefined;
      if (!requires?.includes('(')) return;
      visit(parse(`{${requires}}`, { noLocation: true }), {
        Field: ({ name, arguments: given }) => void (given?.length && names.add(name.value)),
      });
    },
  });
  return names;
}

function isComposite(node: { readonly kind: string }): node is CompositeNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

import {
  Kind,
  OperationTypeNode,
  print,
  type ArgumentNode,
  type DirectiveNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { SelectedOperation } from './normalise-operation.js';
import { rootFields } from './root-fields.js';

/** What the planner sees of an operation: response names of our own instead of the client's. */
export interface CanonicalOperation {
  /** The operation with its fragments, the same for operations that differ in response names alone. */
  readonly text: string;
  /** The response name that each field of the client's operation has in the text. */
  readonly names: ReadonlyMap<FieldNode, string>;
  /** The client's response names in order: with the text it tells operations apart. */
  readonly responseNames: string;
}

/** Ends the response names of fields that have a number; no field of a supergraph may have such a name. */
const marker = '__args';
const known = new WeakMap<SelectedOperation, CanonicalOperation>();

/**
 * The canonical form of a valid operation: a field is called by its name, with arguments by its name and a number for
 * these arguments; a root field of a mutation, which runs once for each response name, by its name and a number for
 * that. So a client's alias never hides a key or a required field of the same name, which the planner does
 * not look out for, and operations with other aliases share one plan.
 */
export function canonicalOperation(selected: SelectedOperation): CanonicalOperation {
  let canonical = known.get(selected);
  if (!canonical) known.set(selected, (canonical = new CanonicalWriter().write(selected)));
  return canonical;
}

/** Gives the fields of an operation the response names that they have in another one, of which it is a part. */
export function nameAlike(part: SelectedOperation, whole: SelectedOperation): void {
  const writer = new CanonicalWriter();
  writer.write(whole);
  known.set(part, writer.writePart(part));
}

class CanonicalWriter {
  private names = new Map<FieldNode, string>();
  /** Fields that run once for each response name. */
  private readonly steps = new Set<FieldNode>();
  private responseNames = '';
  private readonly numbers = new Map<string, string>();

  write({ operation, fragments }: SelectedOperation): CanonicalOperation {
    const { name, variableDefinitions = [], directives, selectionSet } = operation;
    if (operation.operation === OperationTypeNode.MUTATION) {
      for (const field of rootFields(selectionSet, fragments, () => true)) this.steps.add(field);
    }
    const variables = variableDefinitions.map(print).join(',');
    const head = `${operation.operation} ${name?.value ?? ''}${variables && `(${variables})`}`;
    const parts = [`${head}${this.directives(directives)}${this.set(selectionSet)}`];
    for (const fragment of fragments.values()) {
      const { typeCondition, directives: conditions } = fragment;
      parts.push(
        `fragment ${fragment.name.value} on ${typeCondition.name.value}${this.directives(conditions)}${this.set(fragment.selectionSet)}`,
      );
    }
    return { text: parts.join(' '), names: this.names, responseNames: this.responseNames };
  }

  /** The form of another operation with the numbers of the one that was written. */
  writePart(part: SelectedOperation): CanonicalOperation {
    this.names = new Map();
    this.responseNames = '';
    return this.write(part);
  }

  private set(set: SelectionSetNode | undefined): string {
    if (!set) return '';
    let text = '{';
    for (const selection of set.selections) text += `${this.selection(selection)} `;
    return `${text}}`;
  }

  private selection(node: SelectionNode): string {
    if (node.kind === Kind.FRAGMENT_SPREAD) return `...${node.name.value}${this.directives(node.directives)}`;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const on = node.typeCondition ? ` on ${node.typeCondition.name.value}` : '';
      return `...${on}${this.directives(node.directives)}${this.set(node.selectionSet)}`;
    }
    const called = node.name.value;
    const given = argumentsText(node.arguments);
    const responseName = (node.alias ?? node.name).value;
    const step = this.steps.has(node) ? ` ${responseName}` : '';
    const name = given === '' && step === '' ? called : this.numbered(called, given + step);
    this.names.set(node, name);
    this.responseNames += `${responseName} `;
    const alias = name === called ? '' : `${name}:`;
    return `${alias}${called}${given}${this.directives(node.directives)}${this.set(node.selectionSet)}`;
  }

  private numbered(field: string, distinction: string): string {
    const key = `${field}${distinction}`;
    let name = this.numbers.get(key);
    if (name === undefined) this.numbers.set(key, (name = `${field}${marker}${this.numbers.size}`));
    return name;
  }

  private directives(nodes: readonly DirectiveNode[] | undefined): string {
    let text = '';
    for (const node of nodes ?? []) text += ` @${node.name.value}${argumentsText(node.arguments)}`;
    return text;
  }
}

/** The same text for arguments that the specification takes to be the same (5.3.2). */
function argumentsText(nodes: readonly ArgumentNode[] | undefined): string {
  if (!nodes?.length) return '';
  return `(${entriesText(nodes)})`;
}

function entriesText(
  entries: readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[],
) {
  const texts = entries.map(({ name, value }) => `${name.value}:${valueText(value)}`);
  return texts.sort().join(',');
}

/** The same text for values that differ only in layout and in the order of the fields of objects. */
export function valueText(value: ValueNode): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`;
    case Kind.OBJECT:
      return `{${entriesText(value.fields)}}`;
    case Kind.LIST:
      return `[${value.values.map(valueText).join(',')}]`;
    default:
      return print(value);
  }
}

import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';

/** A query or mutation with its variables. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * An operation over the schema that takes each decision from the next number of `choices`, and the plainest one when there
 * are none left, so that shorter lists mean simpler operations. Most results are valid; validate before use.
 */
export function randomOperation(
  schema: GraphQLSchema,
  choices: readonly number[],
  depth: number,
  kind: 'query' | 'mutation' = 'query',
): RandomOperation {
  return new OperationWriter(schema, choices).write(depth, kind);
}

class OperationWriter {
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: string[] = [];
  private next = 0;
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly choices: readonly number[],
  ) {}

  write(depth: number, kind: 'query' | 'mutation'): RandomOperation {
    const root = this.schema.getRootType(kind as OperationTypeNode);
    if (!root) throw new Error(`the schema has no ${kind}`);
    const selections = this.selections(root, depth);
    const variables = this.definitions.length > 0 ? `(${this.definitions.join(', ')})` : '';
    return {
      query: [`${kind} Random${variables} ${selections}`, ...this.fragments].join('\n'),
      variables: this.variables,
    };
  }

  private pick(below: number): number {
    const choice = this.choices[this.next];
    this.next += 1;
    return choice === undefined ? 0 : choice % below;
  }

  private name(prefix: string): string {
    this.names += 1;
    return `${prefix}${this.names}`;
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.pick(4);
    const list = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${list.join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const kind = this.pick(10);
    if (kind === 9 || !('getFields' in type)) return this.inlineFragment(type, depth);
    if (kind === 8) return this.spread(type, depth);
    if (kind === 7) return `${this.pick(2) ? `${this.name('t')}: ` : ''}__typename${this.directive()}`;
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    const field = fields[this.pick(fields.length)];
    if (!field) return '__typename';
    const named = getNamedType(field.type);
    const given = field.args.map((argument) => this.argument(argument)).filter((text) => text !== '');
    const alias = given.length > 0 || this.pick(3) === 2 ? `${this.name('a')}: ` : '';
    const inner = isCompositeType(named) ? ` ${this.selections(named, depth - 1)}` : '';
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.directive()}${inner}`;
  }

  private inlineFragment(type: GraphQLCompositeType, depth: number): string {
    const condition = this.condition(type);
    const on = condition === type && this.pick(2) ? '' : ` on ${condition.name}`;
    return `...${on}${this.directive()} ${this.selections(condition, depth)}`;
  }

  private spread(type: GraphQLCompositeType, depth: number): string {
    const condition = this.condition(type);
    const name = this.name('F');
    this.fragments.push(`fragment ${name} on ${condition.name} ${this.selections(condition, depth)}`);
    return `...${name}${this.directive()}`;
  }

  private condition(type: GraphQLCompositeType): GraphQLCompositeType {
    const ways = isAbstractType(type)
      ? this.schema.getPossibleTypes(type)
      : isObjectType(type)
        ? type.getInterfaces()
        : [];
    const related = 'getFields' in type ? [type, ...ways] : ways;
    return related[this.pick(related.length)] ?? type;
  }

  private directive(): string {
    const kind = this.pick(12);
    if (kind < 8) return '';
    const value = kind % 2 === 0;
    const name = this.pick(2) ? 'skip' : 'include';
    return ` @${name}(if: ${kind < 10 ? value : this.variable('Boolean!', value)})`;
  }

  private variable(type: string, value: unknown): string {
    const name = this.name('v');
    this.definitions.push(`$${name}: ${type}`);
    this.variables[name] = value;
    return `$${name}`;
  }

  private argument({ name, type, defaultValue }: GraphQLArgument): string {
    const isOptional = !isNonNullType(type) || defaultValue !== undefined;
    if (isOptional && this.pick(2)) return '';
    const value = this.value(type);
    if (this.pick(2)) return `${name}: ${this.variable(String(type), value)}`;
    return `${name}: ${literal(value, type)}`;
  }

  private value(type: GraphQLInputType, depth = 3): unknown {
    if (isNonNullType(type)) return this.present(type.ofType, depth);
    return depth === 0 || this.pick(9) === 8 ? null : this.present(type, depth);
  }

  private present(type: GraphQLInputType, depth: number): unknown {
    if (isListType(type)) return Array.from({ length: this.pick(3) }, () => this.value(type.ofType, depth));
    if (isEnumType(type)) return type.getValues()[this.pick(type.getValues().length)]?.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || this.pick(2) === 0,
      );
      return Object.fromEntries(fields.map((field) => [field.name, this.value(field.type, depth - 1)]));
    }
    const name = String(type);
    if (name === 'Boolean') return this.pick(2) === 1;
    if (name === 'Float') return this.pick(8) / 2;
    return name === 'Int' ? this.pick(4) : String(this.pick(6));
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null';
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type))
    return `[${(value as unknown[]).map((entry) => literal(entry, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return value as string;
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = Object.entries(value as object).map(([name, entry]) => {
    const field = type.getFields()[name];
    return `${name}: ${field ? literal(entry, field.type) : 'null'}`;
  });
  return `{ ${fields.join(', ')} }`;
}

import {
  getArgumentValues,
  GraphQLError,
  isObjectType,
  Kind,
  parseType,
  type GraphQLSchema,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { givenInputs, mapNested, pickOf, stable } from './inputs.js';
import { instanceCount, ownersOf, type FederationModel, type FieldModel } from './model.js';
import { hashOf } from './random.js';
import { runtimeTypesIn } from './write-sdl.js';

/** An object of the world. */
export interface Thing {
  /** Its type as far as the subgraph knows. */
  readonly __typename: string;
  readonly type: string;
  readonly index: number;
  /** What a subgraph was told of it. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** The data of a federation: every value follows from its place, so that all who ask get the same. */
export class World {
  /** Mutations that ran, in order. */
  readonly log: string[] = [];
  private readonly parsed = new Map<string, TypeNode>();

  constructor(
    readonly model: FederationModel,
    /** The schema of a subgraph, which knows the arguments of its fields. */
    private readonly schemaOf: (subgraph: string) => GraphQLSchema,
  ) {}

  /** The value of a field. Throws where the field fails, and where a field that it requires does. */
  resolve(parent: string, thing: Thing | undefined, name: string, args: object): unknown {
    const typename = thing?.type ?? parent;
    const field = this.field(typename, name);
    const place = `${typename}.${name} ${thing?.index ?? ''} ${stable(args)}`;
    if (parent === 'Mutation') this.log.push(place);
    if (field.isKey) return this.keyValue(typename, name, thing?.index ?? 0);
    if (field.fails && hashOf(`${place} fails`) % 3 === 0)
      throw new GraphQLError(`${typename}.${name} fails`);
    const inputs = field.requires && thing ? this.inputsOf(thing, field.requires.selection) : undefined;
    return this.value(field, this.node(field.type), `${this.model.seed} ${place} ${stable(inputs ?? {})}`);
  }

  /** The object that a representation means. */
  find(
    typename: string,
    given: Readonly<Record<string, unknown>>,
    keys: readonly string[],
    isInterfaceObject: boolean,
  ): Thing {
    const type = this.model.types.get(typename);
    const candidates = type?.kind === 'interface' ? type.members : [typename];
    const known = keys
      .map((key) =>
        key
          .replaceAll(/\{[^}]*\}/g, '')
          .split(/\s+/)
          .filter(Boolean),
      )
      .find((names) => names.every((name) => given[name] !== undefined));
    if (!known) throw new GraphQLError(`no key of ${typename} in ${JSON.stringify(given)}`);
    for (const candidate of candidates) {
      for (let index = 0; index < instanceCount; index += 1) {
        const fits = known.every((name) => this.fits(candidate, name, index, given[name]));
        if (fits)
          return { __typename: isInterfaceObject ? typename : candidate, type: candidate, index, given };
      }
    }
    throw new GraphQLError(`no ${typename} ${JSON.stringify(given)}`);
  }

  /** The objects with what `@provides` says that their subgraph knows of them. */
  withProvided(value: unknown, name: string): unknown {
    return mapNested(value, (thing) => {
      const { type } = thing as Thing;
      return { ...(thing as Thing), given: { [name]: this.resolve(type, thing as Thing, name, {}) } };
    });
  }

  private fits(typename: string, name: string, index: number, value: unknown): boolean {
    const own = this.keyValue(typename, name, index);
    if (typeof own !== 'object' || own === null) return own === value;
    return (value as { no?: unknown } | null)?.no === index * 3;
  }

  private keyValue(typename: string, name: string, index: number): unknown {
    switch (name) {
      case 'id':
        return `${typename}-${index}`;
      case 'row':
        return index >> 1;
      case 'column':
        return index % 2 === 0 ? 'left' : 'right';
      case 'no':
        return index * 3;
      case 'tag':
        return thingOf(`${typename}Tag`, index);
      default:
        return this.field(typename, name).type.startsWith('Int') ? index * 7 : `code ${index}`;
    }
  }

  field(typename: string, name: string): FieldModel {
    const own = this.model.types.get(typename)?.fields.get(name);
    if (own && ownersOf(own).length > 0) return own;
    for (const { kind, members, fields } of this.model.types.values()) {
      const field = kind === 'interface' && members.includes(typename) ? fields.get(name) : undefined;
      if (field && ownersOf(field).length > 0) return field;
    }
    throw new Error(`nobody answers ${typename}.${name}`);
  }

  private inputsOf(thing: Thing, selection: SelectionSetNode): unknown {
    return thing.given ? givenInputs(thing.given, selection) : this.trueInputs(thing, selection);
  }

  /** What is required of an object, as its owners have it. */
  private trueInputs(thing: Thing, selection: SelectionSetNode): unknown {
    const result: Record<string, unknown> = {};
    for (const node of selection.selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) {
        if (node.typeCondition?.name.value === thing.type) {
          Object.assign(result, this.trueInputs(thing, node.selectionSet));
        }
      } else if (node.kind === Kind.FIELD) {
        const [owner = ''] = ownersOf(this.field(thing.type, node.name.value));
        const type = this.schemaOf(owner).getType(thing.type);
        const definition = isObjectType(type) ? type.getFields()[node.name.value] : undefined;
        const args = definition ? getArgumentValues(definition, node) : {};
        const value = this.resolve(thing.type, { ...thing }, node.name.value, args);
        result[node.name.value] = mapNested(value, (inner) =>
          node.selectionSet ? this.trueInputs(inner as Thing, node.selectionSet) : inner,
        );
      }
    }
    return result;
  }

  private value(field: FieldModel, type: TypeNode, place: string): unknown {
    if (type.kind === Kind.NON_NULL_TYPE) return this.present(field, type.type, place);
    if (hashOf(`${place}?`) % 5 === 0) return null;
    return this.present(field, type, place);
  }

  private present(field: FieldModel, type: TypeNode, place: string): unknown {
    if (type.kind === Kind.LIST_TYPE) {
      const length = hashOf(`${place}#`) % 4;
      return Array.from({ length }, (_, index) => this.value(field, type.type, `${place}.${index}`));
    }
    if (type.kind === Kind.NON_NULL_TYPE) return this.present(field, type.type, place);
    return this.leaf(field, hashOf(place));
  }

  private leaf(field: FieldModel, hash: number): unknown {
    switch (field.named) {
      case 'Int':
        return (hash % 20) - 3;
      case 'Float':
        return (hash % 40) / 4;
      case 'Boolean':
        return hash % 2 === 0;
      case 'String':
        return hash % 7 === 0 ? '' : `text ${hash % 1_000} "é"`;
      case 'ID':
        return `id${hash % 100}`;
      case 'Shade':
        return ['DARK', 'LIGHT', 'NONE'][hash % 3];
      case 'Mood':
        // Whoever provides or requires it has to be able to name it too.
        return pickOf(
          [...field.roles.keys()].map((subgraph) => this.model.moods.get(subgraph) ?? []),
          hash,
        );
      case 'Json':
        return { n: hash % 9, list: [hash % 3, null, { x: '' }] };
      default: {
        const types = ownersOf(field).map((owner) => runtimeTypesIn(this.model, field.named, owner));
        return thingOf(pickOf(types, hash >>> 4), hash % instanceCount);
      }
    }
  }

  private node(type: string): TypeNode {
    let node = this.parsed.get(type);
    if (!node) this.parsed.set(type, (node = parseType(type)));
    return node;
  }
}

function thingOf(type: string, index: number): Thing {
  return { __typename: type, type, index };
}

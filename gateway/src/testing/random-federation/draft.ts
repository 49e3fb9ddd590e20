import { parse, Kind, type SelectionSetNode } from 'graphql';
import type { FederationModel, FieldModel, FieldRole, Presence, TypeKind, TypeModel } from './model.js';
import type { Random } from './random.js';

/** A draw that makes no federation; the next seed may. */
export class Unusable extends Error {}

/** A federation while it grows: whatever is placed in a subgraph brings along what it needs there. */
export class Draft implements FederationModel {
  readonly types = new Map<string, TypeModel>();
  readonly moods: ReadonlyMap<string, readonly string[]>;
  readonly subgraphs: readonly string[];

  constructor(
    readonly seed: number,
    readonly random: Random,
  ) {
    this.subgraphs = ['a', 'b', 'c', 'd'].slice(0, random.between(2, 4));
    this.moods = new Map(this.subgraphs.map((name) => [name, ['CALM', ...random.some(['WILD', 'ODD'], 2)]]));
  }

  add(name: string, kind: TypeKind, members: string[] = []): TypeModel {
    const type = { name, kind, members, fields: new Map(), presence: new Map(), keys: [] };
    this.types.set(name, type);
    return type;
  }

  type(name: string): TypeModel {
    const type = this.types.get(name);
    if (!type) throw new Error(`no type ${name}`);
    return type;
  }

  /** A field without a place yet. */
  define(
    type: TypeModel,
    name: string,
    text: string,
    more: Partial<Pick<FieldModel, 'args' | 'fails' | 'isKey' | 'requires'>> = {},
  ): FieldModel {
    // What fails and must not be null takes its object along, with all that the same fetch brings for others.
    const mayFail = type.kind === 'root' || !text.endsWith('!');
    const field: FieldModel = {
      name,
      type: text,
      named: text.replaceAll(/[[\]!]/g, ''),
      args: '',
      isKey: false,
      ...more,
      fails: mayFail && more.fails === true,
      roles: new Map(),
    };
    type.fields.set(name, field);
    return field;
  }

  /** Declares a field in a subgraph, with the type it belongs to and the type of its values. */
  place(type: TypeModel, field: FieldModel, subgraph: string, role: FieldRole = { directives: [] }): void {
    this.ensure(type.name, subgraph);
    field.roles.set(subgraph, role);
    this.ensure(field.named, subgraph);
  }

  /** Declares a type in a subgraph, if need be with a key alone. */
  ensure(name: string, subgraph: string): void {
    const type = this.types.get(name);
    if (!type || type.presence.has(subgraph)) return;
    switch (type.kind) {
      case 'root':
        type.presence.set(subgraph, { keys: [] });
        return;
      case 'entity':
        this.refuseInterfaceObject(name, subgraph);
        this.addKey(
          type,
          subgraph,
          this.random.chance(70) ? 'id' : this.random.pick(type.keys),
          this.random.chance(60),
        );
        return;
      case 'value':
        type.presence.set(subgraph, { keys: [] });
        this.placeValueFields(type, subgraph);
        return;
      case 'interface':
      case 'union':
        type.presence.set(subgraph, { keys: [] });
        this.ensureMembers(type, subgraph);
    }
  }

  /** Gives a type a key in a subgraph, and the subgraph the fields of the key. */
  addKey(type: TypeModel, subgraph: string, fields: string, resolvable: boolean): void {
    const presence = type.presence.get(subgraph) ?? { keys: [] };
    type.presence.set(subgraph, presence);
    if (presence.keys.some((key) => key.fields === fields)) return;
    presence.keys.push({ fields, resolvable });
    this.placeSelection(type, selectionOf(fields), subgraph);
  }

  declareInterfaceObject(type: TypeModel, subgraph: string): void {
    for (const member of type.members) {
      if (this.type(member).presence.has(subgraph)) throw new Unusable('a member beside an interface object');
    }
    const presence: Presence = { keys: [{ fields: 'id', resolvable: true }], isInterfaceObject: true };
    type.presence.set(subgraph, presence);
  }

  private placeSelection(type: TypeModel, set: SelectionSetNode, subgraph: string): void {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const field = type.fields.get(selection.name.value);
      if (!field) throw new Error(`no field ${type.name}.${selection.name.value}`);
      this.place(type, field, subgraph, {
        directives: type.kind === 'value' || !field.isKey ? ['@shareable'] : [],
      });
      if (selection.selectionSet)
        this.placeSelection(this.type(field.named), selection.selectionSet, subgraph);
    }
  }

  private placeValueFields(type: TypeModel, subgraph: string): void {
    const fields = [...type.fields.values()];
    const isWhole = this.random.chance(90);
    const chosen = isWhole ? fields : [fields[0] as FieldModel, ...this.random.some(fields, 2)];
    for (const field of chosen) this.place(type, field, subgraph, { directives: ['@shareable'] });
  }

  private ensureMembers(type: TypeModel, subgraph: string): void {
    const present = type.members.filter((name) => this.type(name).presence.has(subgraph));
    const wanted = present.length > 0 && this.random.chance(50) ? present : this.random.some(type.members, 2);
    for (const name of wanted) this.ensure(name, subgraph);
    if (type.kind === 'union') return;
    const first = this.type(wanted[0] as string);
    const id = first.fields.get('id');
    if (id && !id.roles.has(subgraph)) this.place(first, id, subgraph, { directives: ['@shareable'] });
  }

  private refuseInterfaceObject(name: string, subgraph: string): void {
    for (const type of this.types.values()) {
      if (type.members.includes(name) && type.presence.get(subgraph)?.isInterfaceObject) {
        throw new Unusable('a member beside an interface object');
      }
    }
  }
}

/** The selection set of a key or of `@requires`. */
export function selectionOf(fields: string): SelectionSetNode {
  const [definition] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no selection: ${fields}`);
  return definition.selectionSet;
}

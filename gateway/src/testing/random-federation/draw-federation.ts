import { Draft } from './draft.js';
import { argumentsText, leafType, wrapped } from './field-types.js';
import type { FederationModel, TypeModel } from './model.js';
import { Random } from './random.js';
import { weaveDependencies } from './weave-dependencies.js';

/** The federation of a seed. Throws {@link Unusable} when the draw makes none. */
export function drawFederation(seed: number): FederationModel {
  const random = new Random(seed);
  const draft = new Draft(seed, random);
  const hasFace = random.chance(40);
  drawTypes(draft, hasFace ? ['Fox', 'Gnu'] : []);
  const keyed = hasFace ? drawKeyedInterface(draft) : undefined;
  for (const type of draft.types.values()) if (type.kind === 'entity') spreadEntity(draft, type, keyed);
  drawRoot(draft, 'Query', random.between(3, 6));
  if (random.chance(60)) drawRoot(draft, 'Mutation', random.between(2, 4));
  weaveDependencies(draft);
  return draft;
}

const entityNames = ['Ant', 'Bee', 'Cow', 'Dog', 'Elk'];

function drawTypes(draft: Draft, faces: readonly string[]): void {
  const { random } = draft;
  const entities = entityNames.slice(0, random.between(2, 5 - faces.length));
  const values = ['Vase', 'Wall'].slice(0, random.between(1, 2));
  for (const name of [...values, ...entities]) draft.add(name, values.includes(name) ? 'value' : 'entity');
  draft.add('Pet', 'interface', [...new Set([entities[0] as string, ...random.some(entities, 3)])]);
  draft.add('Any', 'union', [...new Set([random.pick(entities), random.pick([...entities, ...values])])]);
  for (const name of values) {
    const type = draft.type(name);
    for (const field of ['p', 'q', 'r'].slice(0, random.between(1, 3))) {
      draft.define(type, field, leafType(random), {
        args: argumentsText(random, 15),
        fails: random.chance(8),
      });
    }
    if (random.chance(40)) draft.define(type, 'owner', wrapped(random.pick(entities), random));
  }
  for (const name of faces) draft.add(name, 'entity');
  for (const name of [...entities, ...faces]) drawKeys(draft, draft.type(name));
  for (const name of draft.type('Pet').members) {
    draft.define(draft.type(name), 'rank', 'Int', { args: '', fails: random.chance(10) });
  }
}

function drawKeys(draft: Draft, type: TypeModel): void {
  const { random } = draft;
  draft.define(type, 'id', 'ID!', { isKey: true });
  type.keys.push('id');
  if (random.chance(35)) {
    draft.define(type, 'code', random.pick(['Int!', 'String!', 'Int']), { isKey: true });
    type.keys.push('code');
  }
  if (random.chance(30)) {
    draft.define(type, 'row', 'Int!', { isKey: true });
    draft.define(type, 'column', 'String', { isKey: true });
    type.keys.push('row column');
  }
  if (random.chance(25)) {
    const tag = draft.add(`${type.name}Tag`, 'value');
    draft.define(tag, 'no', 'Int!', { isKey: true });
    draft.define(tag, 'note', 'String');
    draft.define(type, 'tag', `${tag.name}!`, { isKey: true });
    type.keys.push(random.pick(['tag { no }', 'id tag { no }']));
  }
}

/** An interface with a key in one subgraph that others know as an object. */
function drawKeyedInterface(draft: Draft): string {
  const { random } = draft;
  const [home = 'a', ...others] = draft.subgraphs;
  const members = ['Fox', 'Gnu'].map((name) => draft.type(name));
  const type = draft.add('Face', 'interface', ['Fox', 'Gnu']);
  const common = leafType(random);
  for (const member of members) {
    draft.addKey(member, home, 'id', true);
    draft.place(member, draft.define(member, 'look', common), home);
  }
  type.presence.set(home, { keys: [{ fields: 'id', resolvable: true }] });
  draft.define(type, 'id', 'ID!', { isKey: true });
  const object = random.pick(others);
  draft.declareInterfaceObject(type, object);
  draft.place(type, type.fields.get('id')!, object);
  for (const name of ['ioA', 'ioB'].slice(0, random.between(1, 2))) {
    const named = random.chance(70) ? leafType(random) : wrapped('Vase', random);
    draft.place(
      type,
      draft.define(type, name, named, { args: argumentsText(random, 20), fails: random.chance(10) }),
      object,
    );
  }
  return object;
}

function spreadEntity(draft: Draft, type: TypeModel, interfaceObjectIn: string | undefined): void {
  const { random } = draft;
  const isFace = draft.types.get('Face')?.members.includes(type.name) ?? false;
  const possible = draft.subgraphs.filter((name) => !(isFace && name === interfaceObjectIn));
  const homes = [...new Set([random.pick(possible), ...random.some(possible, 3)])];
  for (const home of homes) {
    if (random.chance(85)) draft.addKey(type, home, 'id', !random.chance(6));
    for (const key of random.some(type.keys, 2)) draft.addKey(type, home, key, !random.chance(10));
    draft.ensure(type.name, home);
  }
  for (const name of ['a', 'b', 'c', 'd', 'e'].slice(0, random.between(2, 5))) {
    const text = random.chance(60) ? leafType(random) : wrapped(compositeFor(draft), random);
    draft.define(type, name, text, { args: argumentsText(random, 25), fails: random.chance(12) });
  }
  for (const field of type.fields.values()) {
    if (field.roles.size > 0 || field.isKey) continue;
    const owners = random.chance(25)
      ? [...new Set([random.pick(homes), ...random.some(homes, 2)])]
      : [random.pick(homes)];
    const directives = owners.length > 1 ? ['@shareable'] : [];
    for (const owner of owners) draft.place(type, field, owner, { directives: [...directives] });
  }
  if (homes.length > 1 && random.chance(30)) override(draft, type, homes);
}

function override(draft: Draft, type: TypeModel, homes: readonly string[]): void {
  const { random } = draft;
  const movable = [...type.fields.values()].filter(
    ({ roles, isKey, name }) => roles.size === 1 && !isKey && name !== 'look',
  );
  if (movable.length === 0) return;
  const field = random.pick(movable);
  const [from = ''] = field.roles.keys();
  const to = random.pick(homes.filter((home) => home !== from));
  if (to === undefined || field.roles.has(to)) return;
  field.roles.set(from, { directives: [], stale: true });
  draft.place(type, field, to, { directives: [`@override(from: "${from}")`] });
}

function compositeFor({ random, types }: Draft): string {
  const hidden = ['Fox', 'Gnu'];
  const names = [...types.values()].filter(
    ({ kind, name }) => kind !== 'root' && !name.endsWith('Tag') && !hidden.includes(name),
  );
  return random.pick(names).name;
}

function drawRoot(draft: Draft, name: 'Query' | 'Mutation', count: number): void {
  const { random } = draft;
  const root = draft.add(name, 'root');
  for (let index = 0; index < count; index += 1) {
    const text = random.chance(15) ? leafType(random) : wrapped(compositeFor(draft), random);
    const field = draft.define(root, `${name.charAt(0).toLowerCase()}${index}`, text, {
      args: argumentsText(random, 30),
      fails: random.chance(6),
    });
    const isShared = name === 'Query' && random.chance(25);
    const owners = isShared ? random.some(draft.subgraphs, 2) : [random.pick(draft.subgraphs)];
    for (const owner of owners) {
      draft.place(root, field, owner, { directives: owners.length > 1 ? ['@shareable'] : [] });
    }
  }
}

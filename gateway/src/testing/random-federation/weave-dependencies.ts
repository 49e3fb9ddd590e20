import { selectionOf, type Draft } from './draft.js';
import { argumentLiterals, argumentsText, leafType } from './field-types.js';
import { ownersOf, type FieldModel, type TypeModel } from './model.js';

/** Adds fields that need others: `@requires`, `@provides`. */
export function weaveDependencies(draft: Draft): void {
  const { random } = draft;
  for (const type of draft.types.values()) {
    if (type.kind === 'entity' || isInterfaceObjectSomewhere(type)) {
      for (let count = random.below(4); count > 0; count -= 1) addRequires(draft, type);
    }
  }
  for (const type of draft.types.values()) {
    for (const field of type.fields.values()) if (random.chance(30)) addProvides(draft, type, field);
  }
}

function isInterfaceObjectSomewhere({ presence }: TypeModel): boolean {
  return [...presence.values()].some(({ isInterfaceObject }) => isInterfaceObject);
}

function addRequires(draft: Draft, type: TypeModel): void {
  const { random } = draft;
  const places = [...type.presence].filter(
    ([, { keys, isInterfaceObject }]) =>
      keys.some(({ resolvable }) => resolvable) && (type.kind === 'entity' || isInterfaceObject),
  );
  if (places.length === 0) return;
  const [subgraph] = random.pick(places);
  const text = requiredFields(draft, type, subgraph);
  if (text === undefined) return;
  const field = draft.define(
    type,
    `${type.kind === 'interface' ? 'faceNeed' : 'need'}${type.fields.size}`,
    leafType(random),
    {
      args: argumentsText(random, 20),
      fails: random.chance(8),
      requires: { text, selection: selectionOf(text) },
    },
  );
  draft.place(type, field, subgraph, { directives: [`@requires(fields: ${JSON.stringify(text)})`] });
}

function requiredFields(draft: Draft, type: TypeModel, subgraph: string): string | undefined {
  const { random } = draft;
  const fields = type.kind === 'entity' ? type : contractOf(draft, type);
  const possible = [...fields.fields.values()].filter(
    (field) =>
      mayBeRequired(field) &&
      (!field.roles.has(subgraph) || field.roles.get(subgraph)?.external) &&
      ownersOf(field).some((owner) => owner !== subgraph),
  );
  const texts = random.some(possible, 3).flatMap((field) => {
    const inner = innerFields(draft, field, subgraph);
    if (inner === undefined) return [];
    const own =
      type.fields.get(field.name) ?? draft.define(type, field.name, field.type, { args: field.args });
    declareExternal(draft, type, own, subgraph);
    return [`${field.name}${argumentLiterals(field.args, random)}${inner}`];
  });
  return texts.length > 0 ? texts.join(' ') : undefined;
}

/** Fields that each implementation has, as if the interface had them. */
function contractOf(draft: Draft, { members }: TypeModel): TypeModel {
  const first = draft.type(members[0] as string);
  const look = first.fields.get('look');
  return { ...first, fields: new Map(look ? [['look', look]] : []) };
}

/** A failing non-null field would take its object along, with fields that nobody required. */
function mayBeRequired({ isKey, fails, type }: FieldModel): boolean {
  return !isKey && !(fails && type.endsWith('!'));
}

/** What is required below a field, undefined when nothing can be. */
function innerFields(draft: Draft, field: FieldModel, subgraph: string): string | undefined {
  const { random } = draft;
  const target = draft.types.get(field.named);
  if (!target) return '';
  if (target.kind === 'interface' || target.kind === 'union') {
    const fragments = random.some(target.members, 2).flatMap((name) => {
      const inner = leavesOf(draft, draft.type(name), subgraph);
      return inner === undefined ? [] : [`... on ${name} { ${inner} }`];
    });
    return fragments.length > 0 ? ` { ${fragments.join(' ')} }` : undefined;
  }
  const inner = leavesOf(draft, target, subgraph);
  return inner === undefined ? undefined : ` { ${inner} }`;
}

function leavesOf(draft: Draft, type: TypeModel, subgraph: string): string | undefined {
  const { random } = draft;
  const leaves = [...type.fields.values()].filter(
    (field) =>
      !draft.types.has(field.named) &&
      field.type.endsWith('!') <= !field.fails &&
      !field.roles.get(subgraph)?.stale &&
      ownersOf(field).length > 0,
  );
  const chosen = random.some(leaves, 2);
  if (chosen.length === 0) return undefined;
  return chosen
    .map((field) => {
      if (!field.roles.has(subgraph)) declareExternal(draft, type, field, subgraph);
      return `${field.name}${argumentLiterals(field.args, random)}`;
    })
    .join(' ');
}

function declareExternal(draft: Draft, type: TypeModel, field: FieldModel, subgraph: string): void {
  if (field.roles.has(subgraph)) return;
  draft.place(type, field, subgraph, { directives: ['@external'], external: true });
}

function addProvides(draft: Draft, type: TypeModel, field: FieldModel): void {
  const { random } = draft;
  const target = draft.types.get(field.named);
  const owners = ownersOf(field);
  const [owner] = owners;
  if (!target || target.kind !== 'entity' || owners.length !== 1 || owner === undefined) return;
  if (type.presence.get(owner)?.isInterfaceObject) return;
  const possible = [...target.fields.values()].filter(
    (one) =>
      !draft.types.has(one.named) &&
      !one.isKey &&
      !one.requires &&
      !one.fails &&
      one.args === '' &&
      ![...one.roles.values()].some(({ directives }) =>
        directives.some((text) => text.startsWith('@override')),
      ) &&
      (!one.roles.has(owner) || one.roles.get(owner)?.external),
  );
  if (possible.length === 0) return;
  const provided = random.pick(possible);
  for (const role of provided.roles.values()) {
    if (!role.external && !role.directives.includes('@shareable')) role.directives.push('@shareable');
  }
  declareExternal(draft, target, provided, owner);
  const role = field.roles.get(owner);
  if (!role) return;
  role.provides = provided.name;
  role.directives.push(`@provides(fields: "${provided.name}")`);
}

import { Unusable } from './draft.js';
import { commonSdl } from './field-types.js';
import type { FederationModel, FieldModel, TypeModel } from './model.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires",
  "@provides", "@external", "@shareable", "@override", "@interfaceObject"])`;

/** The schema of one subgraph. Throws {@link Unusable} when it would not be one. */
export function subgraphSdl(model: FederationModel, subgraph: string): string {
  const types = [...model.types.values()].filter(({ presence }) => presence.has(subgraph));
  const query = types.some(({ name }) => name === 'Query') ? '' : 'type Query';
  const moods = model.moods.get(subgraph) ?? [];
  return [
    link,
    commonSdl,
    `enum Mood { ${moods.join(' ')} }`,
    query,
    ...types.map((type) => typeSdl(model, type, subgraph)),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function typeSdl(model: FederationModel, type: TypeModel, subgraph: string): string {
  const presence = type.presence.get(subgraph);
  const keys = (presence?.keys ?? []).map(
    ({ fields, resolvable }) => ` @key(fields: "${fields}"${resolvable ? '' : ', resolvable: false'})`,
  );
  const fields = [...type.fields.values()].filter(({ roles }) => roles.has(subgraph));
  switch (type.kind) {
    case 'union':
      return `union ${type.name} = ${presentMembers(model, type, subgraph).join(' | ')}`;
    case 'interface':
      if (!presence?.isInterfaceObject) {
        const contract = contractIn(model, type, subgraph);
        if (contract.length === 0) throw new Unusable(`${type.name} has no field in ${subgraph}`);
        return `interface ${type.name}${keys.join('')} { ${contract.map(signature).join(' ')} }`;
      }
      return `type ${type.name}${keys.join('')} @interfaceObject { ${fieldsSdl(fields, subgraph)} }`;
    default: {
      const faces = [...model.types.values()]
        .filter((one) => implementersIn(model, one, subgraph).includes(type.name))
        .map(({ name }) => name);
      const implemented = faces.length > 0 ? ` implements ${faces.join(' & ')}` : '';
      return `type ${type.name}${implemented}${keys.join('')} { ${fieldsSdl(fields, subgraph)} }`;
    }
  }
}

function fieldsSdl(fields: readonly FieldModel[], subgraph: string): string {
  return fields
    .map((field) => [signature(field), ...(field.roles.get(subgraph)?.directives ?? [])].join(' '))
    .join('\n  ');
}

const signature = ({ name, args, type }: FieldModel): string => `${name}${args}: ${type}`;

function presentMembers({ types }: FederationModel, { members }: TypeModel, subgraph: string): string[] {
  return members.filter((name) => types.get(name)?.presence.has(subgraph));
}

/** Fields of an interface in a subgraph: `id`, and what else some implementation there has. */
function contractIn(model: FederationModel, type: TypeModel, subgraph: string): FieldModel[] {
  const members = presentMembers(model, type, subgraph).flatMap((name) => model.types.get(name) ?? []);
  const names = ['id', type.name === 'Pet' ? 'rank' : 'look'];
  const [first] = members.filter(({ fields }) =>
    names.every((name) => isAnswered(fields.get(name), subgraph)),
  );
  const whole = first ?? members.find(({ fields }) => isAnswered(fields.get('id'), subgraph));
  return (first ? names : ['id']).flatMap((name) => whole?.fields.get(name) ?? []);
}

function isAnswered(field: FieldModel | undefined, subgraph: string): boolean {
  const role = field?.roles.get(subgraph);
  return role !== undefined && !role.external && !role.stale;
}

/** The types that implement an interface in a subgraph. */
function implementersIn(model: FederationModel, type: TypeModel, subgraph: string): string[] {
  if (type.kind !== 'interface' || !type.presence.has(subgraph)) return [];
  if (type.presence.get(subgraph)?.isInterfaceObject) return type.members;
  const contract = contractIn(model, type, subgraph);
  if (contract.length === 0) return [];
  return presentMembers(model, type, subgraph).filter((name) => {
    const { fields } = model.types.get(name) as TypeModel;
    return contract.every((field) => isAnswered(fields.get(field.name), subgraph));
  });
}

/** The types that values of a type can have in a subgraph. */
export function runtimeTypesIn(model: FederationModel, name: string, subgraph: string): readonly string[] {
  const type = model.types.get(name);
  if (type?.kind === 'union') return presentMembers(model, type, subgraph);
  if (type?.kind === 'interface') return implementersIn(model, type, subgraph);
  return [name];
}

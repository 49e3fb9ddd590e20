import { Kind, parse, type ConstDirectiveNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import { graphNames, requirerKey, textArgument } from './join-directives.js';

/** What fields need of their objects beside a key, and which keys there are. */
export class Requirements {
  private readonly required = new Map<string, ReadonlySet<string>>();
  /** Fields of each key that can be resolved, by `subgraph Type`. */
  private readonly keys = new Map<string, ReadonlySet<string>[]>();

  constructor(supergraph: DocumentNode) {
    const graphs = graphNames(supergraph);
    const graphOf = (directive: ConstDirectiveNode): string => {
      const graph = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
      return graph?.kind === Kind.ENUM ? (graphs.get(graph.value) ?? '') : '';
    };
    for (const type of supergraph.definitions) {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
      for (const directive of type.directives ?? []) {
        const key = directive.name.value === 'join__type' ? textArgument(directive, 'key') : undefined;
        if (key === undefined || isUnresolvable(directive)) continue;
        const place = `${graphOf(directive)} ${type.name.value}`;
        this.keys.set(place, [...(this.keys.get(place) ?? []), namesOf(key)]);
      }
      for (const { name, directives } of type.fields ?? []) {
        for (const directive of directives ?? []) {
          const required =
            directive.name.value === 'join__field' ? textArgument(directive, 'requires') : undefined;
          if (required === undefined) continue;
          this.required.set(requirerKey(graphOf(directive), type.name.value, name.value), namesOf(required));
        }
      }
    }
  }

  /** Whether a field needs one of these. */
  needs(subgraph: string, type: string, field: string, names: ReadonlySet<string>): boolean {
    const required = this.required.get(requirerKey(subgraph, type, field));
    return required !== undefined && [...required].some((name) => names.has(name));
  }

  /** Whether the subgraph can find entities of this type at all. */
  finds(subgraph: string, type: string): boolean {
    return this.keys.has(`${subgraph} ${type}`);
  }

  /** Whether the subgraph can find an entity by what has these names. */
  canFind(subgraph: string, type: string, names: ReadonlySet<string>): boolean {
    return (this.keys.get(`${subgraph} ${type}`) ?? []).some((key) =>
      [...key].every((name) => names.has(name)),
    );
  }

  /** Names that tell an entity, where what is named does not; undefined when it does, or nothing could. */
  missingKey(subgraph: string, type: string, names: ReadonlySet<string>): ReadonlySet<string> | undefined {
    if (this.canFind(subgraph, type, names)) return undefined;
    return this.keys.get(`${subgraph} ${type}`)?.[0];
  }
}

function isUnresolvable({ arguments: given }: ConstDirectiveNode): boolean {
  const value = given?.find(({ name }) => name.value === 'resolvable')?.value;
  return value?.kind === Kind.BOOLEAN && !value.value;
}

/** The fields at the top of a field set, those in fragments included. */
function namesOf(fields: string): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
    }
  };
  for (const definition of parse(`{${fields}}`, { noLocation: true }).definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet);
  }
  return names;
}

import type { SelectionSetNode } from 'graphql';

/** What a subgraph says of a field. */
export interface FieldRole {
  readonly directives: string[];
  /** Declared only to be named in `@requires` or `@provides`. */
  external?: boolean;
  /** Moved away by an `@override` elsewhere: nobody may ask this subgraph for it. */
  stale?: boolean;
  /** The field of its objects that it brings along, by `@provides`. */
  provides?: string;
}

/** A field of the graph, wherever it lives. */
export interface FieldModel {
  readonly name: string;
  /** In GraphQL, `[[Thing!]]!`. */
  readonly type: string;
  readonly named: string;
  /** In GraphQL, `(first: Int = 3)`, or nothing. */
  readonly args: string;
  /** For some objects it throws. */
  readonly fails: boolean;
  /** Part of a key: its value tells objects apart. */
  readonly isKey: boolean;
  /** What it is computed from, besides its object and its arguments. */
  readonly requires?: { readonly text: string; readonly selection: SelectionSetNode };
  /** By subgraph. */
  readonly roles: Map<string, FieldRole>;
}

/** One `@key` of a type in one subgraph. */
export interface KeyModel {
  readonly fields: string;
  readonly resolvable: boolean;
}

export type TypeKind = 'entity' | 'value' | 'interface' | 'union' | 'root';

/** How a type is declared in one subgraph. */
export interface Presence {
  readonly keys: KeyModel[];
  /** `type ... @interfaceObject` in place of an interface. */
  readonly isInterfaceObject?: boolean;
}

/** A type of the graph. */
export interface TypeModel {
  readonly name: string;
  readonly kind: TypeKind;
  readonly fields: Map<string, FieldModel>;
  readonly presence: Map<string, Presence>;
  /** Implementations or members. */
  readonly members: string[];
  /** Keys that subgraphs choose from. */
  readonly keys: string[];
}

/** A graph spread over subgraphs. */
export interface FederationModel {
  readonly seed: number;
  readonly subgraphs: readonly string[];
  readonly types: Map<string, TypeModel>;
  /** Values of the output enum that each subgraph knows. */
  readonly moods: ReadonlyMap<string, readonly string[]>;
}

/** The subgraphs that answer a field. */
export function ownersOf({ roles }: FieldModel): string[] {
  return [...roles].flatMap(([subgraph, { external, stale }]) => (external || stale ? [] : [subgraph]));
}

/** Objects of each type. */
export const instanceCount = 4;

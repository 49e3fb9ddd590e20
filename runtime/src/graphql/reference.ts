import type { GraphContext } from './context.js';

/** The federation entry of an entity: how a key of another subgraph becomes an object of this one. */
export interface Reference {
  readonly typeName: string;
  /** Null when it does not exist for this actor. Loads through `context.load`, so that many keys are one statement. */
  resolve(key: EntityKey, context: GraphContext): Promise<object | null> | object | null;
}

/** A representation that the gateway sends: the key fields and the type name. */
export type EntityKey = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Marks and types a reference. */
export function defineReference(reference: Reference): Reference {
  return reference;
}

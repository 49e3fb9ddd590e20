import type { GraphQLCompositeType, GraphQLNamedType } from 'graphql';

/** A null that an error explains. */
export const nulled = Symbol('nulled');
/** The same where the type allows no null: what is around it becomes null. */
export const bubble = Symbol('bubble');

/** What completing one answer writes down. */
export interface Completion {
  /** Where it is now. */
  readonly path: (string | number)[];
  /** A value that does not fit the schema. */
  fault(message: string): void;
  /** Data of introspection by response name. */
  readonly introspection: Readonly<Record<string, unknown>>;
}

/** A value of a subgraph as the API schema allows it, {@link nulled} or {@link bubble}. */
export type Completer = (value: unknown, completion: Completion) => unknown;

/** One field of an answer. */
export interface FieldShape {
  /** Response name of the client. */
  readonly key: string;
  /** The name under which the fetches bring it, see `canonicalOperation`. */
  readonly from: string;
  /** What is selected of its objects, and what they are declared to be. */
  readonly selection: ObjectSelection | undefined;
  readonly type: GraphQLNamedType | undefined;
  /** Absent: `__typename`, or a field of introspection. */
  readonly complete: Completer | undefined;
  readonly isTypename: boolean;
  /** Whether a value is its own completion: most scalars are, and need no more work. */
  readonly isComplete: ((value: unknown) => boolean) | undefined;
}

/** What is selected of an object, for each type that it may turn out to have. */
export interface ObjectSelection {
  fieldsOf(type: GraphQLCompositeType): readonly FieldShape[];
  /** Whether an object of which no more than this type is known cannot be answered. */
  needsNarrowerType(type: GraphQLCompositeType): boolean;
}

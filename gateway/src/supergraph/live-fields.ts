import {
  isCompositeType,
  type FieldDefinition,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';

/** The link by which a subgraph declares how its subscriptions behave, whatever name it imports `@live` under. */
const liveSpec = 'https://specs.gatefold.dev/live';

/** What a client that reads too slowly loses: the oldest events that wait for it, or its stream. */
export type WhenSlow = 'drop-oldest' | 'close';

/** How a subscription field behaves, as `@live` declares it in its subgraph. */
export interface LiveField {
  readonly whenSlow: WhenSlow;
  /** Absent: what happens while the subgraph cannot be reached is missed. */
  readonly resume?: ResumeBy;
}

/** How a stream goes on where it was lost. */
export interface ResumeBy {
  /** Field of the event that grows from event to event. */
  readonly cursor: string;
  /** Argument that asks for what came after a cursor; without it the stream begins with the next event. */
  readonly argument: string;
}

const undeclared: LiveField = { whenSlow: 'close' };

/** The declarations of a supergraph's subscription fields. */
export class LiveFields {
  private readonly declared: ReadonlyMap<string, LiveField>;

  /** Throws when a declaration names a field or an argument that is not there. */
  constructor(supergraph: Schema) {
    const feature = supergraph.coreFeatures?.getByIdentity(liveSpec);
    const fields = supergraph.schemaDefinition.rootType('subscription')?.fields() ?? [];
    const declared = new Map<string, LiveField>();
    const directive = feature?.directiveNameInSchema('live');
    for (const field of directive === undefined ? [] : fields) {
      const [applied] = field.appliedDirectivesOf(directive as string);
      if (applied) declared.set(field.name, declarationOf(field, applied.arguments()));
    }
    this.declared = declared;
  }

  /** How the field behaves; one without a declaration closes slow streams and does not resume. */
  of(field: string): LiveField {
    return this.declared.get(field) ?? undeclared;
  }
}

function declarationOf(
  field: FieldDefinition<ObjectType>,
  { dropOldest, cursor, resumeFrom }: Readonly<Record<string, unknown>>,
): LiveField {
  const whenSlow = dropOldest === true ? 'drop-oldest' : 'close';
  if (typeof cursor !== 'string' && typeof resumeFrom !== 'string') return { whenSlow };
  if (typeof cursor !== 'string' || typeof resumeFrom !== 'string') {
    throw new Error(`@live of ${field.coordinate}: give cursor and resumeFrom together, or neither`);
  }
  const { type } = field;
  if (!type || !isCompositeType(type.kind === 'NonNullType' ? type.ofType : type)) {
    throw new Error(`@live of ${field.coordinate}: only a field of one object can have a cursor`);
  }
  const event = type.kind === 'NonNullType' ? type.ofType : type;
  if (!('field' in event) || !event.field(cursor)) {
    throw new Error(`@live of ${field.coordinate}: ${event.toString()} has no field ${cursor}`);
  }
  if (!field.argument(resumeFrom)) {
    throw new Error(`@live of ${field.coordinate}: the field has no argument ${resumeFrom}`);
  }
  return { whenSlow, resume: { cursor, argument: resumeFrom } };
}

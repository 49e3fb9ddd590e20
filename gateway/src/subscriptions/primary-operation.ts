import type { FetchNode } from '@apollo/query-planner';
import {
  Kind,
  parse,
  print,
  type ConstValueNode,
  type DocumentNode,
  type FieldNode,
  type NameNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { ResumeBy } from '../supergraph/live-fields.js';
import type { UpstreamEvent } from './upstream-subscription.js';

/** Response name of the cursor beside what the client asked for. */
const cursorName = '_gatefoldCursor';

/** The position of an event in its stream. */
export type Cursor = string | number;

interface Resumable extends ResumeBy {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The subscription's one field, with its cursor selected. */
  readonly field: FieldNode;
}

/** The operation that the owning subgraph gets, with the cursor of its events where the field has one. */
export class PrimaryOperation {
  /** The operation from its beginning. */
  readonly query: string;
  private readonly resumable: Resumable | undefined;

  constructor(
    readonly fetch: Pick<FetchNode, 'operation' | 'operationName' | 'serviceName' | 'variableUsages'>,
    resume: ResumeBy | undefined,
  ) {
    this.resumable = resume && resumableFrom(parse(fetch.operation), resume);
    this.query = this.resumable ? printWith(this.resumable, this.resumable.field) : fetch.operation;
  }

  /** Where the stream stands after the event; undefined when the event does not say. */
  cursorOf({ data }: UpstreamEvent): Cursor | undefined {
    if (!this.resumable || !data) return undefined;
    const { alias, name } = this.resumable.field;
    const event = data[(alias ?? name).value] as Readonly<Record<string, unknown>> | null | undefined;
    const cursor = event?.[cursorName];
    return typeof cursor === 'string' || typeof cursor === 'number' ? cursor : undefined;
  }

  /** The operation for what came after the cursor. */
  queryAfter(cursor: Cursor): string {
    if (!this.resumable) return this.query;
    const { field, argument } = this.resumable;
    const others = (field.arguments ?? []).filter(({ name }) => name.value !== argument);
    const resumed = { kind: Kind.ARGUMENT, name: nameNode(argument), value: literal(cursor) } as const;
    return printWith(this.resumable, { ...field, arguments: [...others, resumed] });
  }

  /** Whether the client itself asks for what came after a cursor, so that its stream begins in the past. */
  beginsInThePast(variables: Readonly<Record<string, unknown>>): boolean {
    const argument = this.resumable?.field.arguments?.find(
      ({ name }) => name.value === this.resumable?.argument,
    );
    const value = argument?.value;
    if (!value || value.kind === Kind.NULL) return false;
    return value.kind !== Kind.VARIABLE || (variables[value.name.value] ?? undefined) !== undefined;
  }
}

function resumableFrom(document: DocumentNode, resume: ResumeBy): Resumable {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const field = operation?.kind === Kind.OPERATION_DEFINITION && operation.selectionSet.selections[0];
  if (!field || field.kind !== Kind.FIELD) throw new Error('the plan of a subscription has no field');
  const cursor = {
    kind: Kind.FIELD,
    alias: nameNode(cursorName),
    name: nameNode(resume.cursor),
  } as const;
  const selections = [...(field.selectionSet?.selections ?? []), cursor];
  const withCursor: FieldNode = { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  return { ...resume, document, operation, field: withCursor };
}

/** The document with the field in place of its first. A variable that nothing uses any more would make it invalid. */
function printWith({ document, operation }: Resumable, field: FieldNode): string {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [field] } as const;
  const printed = (changed: OperationDefinitionNode) =>
    print({
      ...document,
      definitions: document.definitions.map((each) => (each === operation ? changed : each)),
    });
  const body = printed({ ...operation, selectionSet, variableDefinitions: [] });
  const used = operation.variableDefinitions?.filter(({ variable }) =>
    new RegExp(`\\$${variable.name.value}\\b`).test(body),
  );
  return printed({ ...operation, selectionSet, variableDefinitions: used ?? [] });
}

function literal(cursor: Cursor): ConstValueNode {
  if (typeof cursor === 'string') return { kind: Kind.STRING, value: cursor };
  return { kind: Number.isInteger(cursor) ? Kind.INT : Kind.FLOAT, value: String(cursor) };
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

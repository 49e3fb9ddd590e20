/** An event as it travels: recorded in one subgraph's outbox, carried by the bus, kept in another's inbox. */
export interface StoredEvent {
  /** uuid v7; the same event carried twice has the same id. */
  readonly id: string;
  /** `<subgraph>.<entity>.<past tense>@<version>` */
  readonly name: string;
  /** Ordering key: events of one subject reach a handler in the order in which they were recorded. */
  readonly subject: string;
  readonly payload: unknown;
  /** ISO 8601 UTC. */
  readonly occurredAt: string;
  /** The subgraph that recorded it. */
  readonly origin: string;
  readonly requestId: string | null;
}

/** SQL that turns a row of a table into the text that `parseStoredEvent` reads, the same through every driver. */
export const storedEventJson = (idColumn: string, origin: string): string =>
  `json_build_object('id', ${idColumn}, 'name', name, 'subject', subject, 'payload', payload, ` +
  `'occurredAt', occurred_at, 'origin', ${origin}, 'requestId', request_id)::text`;

/** The column list with which `jsonb_to_recordset` reads an array of stored events. */
export const storedEventRecord =
  '"id" uuid, "name" text, "subject" text, "payload" jsonb, "occurredAt" timestamptz, "origin" text, "requestId" text';

/** Reads one event from its JSON text; throws when it is not one. */
export function parseStoredEvent(text: string): StoredEvent {
  const { id, name, subject, payload, occurredAt, origin, requestId } = JSON.parse(text) as Record<
    string,
    unknown
  >;
  if (![id, name, subject, occurredAt, origin].every((value) => typeof value === 'string')) {
    throw new TypeError('not a stored event: id, name, subject, occurredAt and origin must be texts');
  }
  return {
    id: id as string,
    name: name as string,
    subject: subject as string,
    payload,
    occurredAt: new Date(occurredAt as string).toISOString(),
    origin: origin as string,
    requestId: typeof requestId === 'string' ? requestId : null,
  };
}

/** The name without its version: `users.user.registered`. */
export const eventBaseName = (name: string): string => name.slice(0, name.lastIndexOf('@'));

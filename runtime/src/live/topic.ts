/** A kind of change that people can watch; `name` is unique within the subgraph and holds no colon. */
export interface LiveTopic {
  readonly name: string;
}

/** Postgres notification channel of a subgraph's signals. */
export function liveChannel(schema: string): string {
  return `${schema}_live`;
}

/** What identifies the watched thing within the channel. */
export function liveAddress(topic: LiveTopic, key: string): string {
  return `${topic.name}:${key}`;
}

/** The inverse of {@link liveAddress}. */
export function partsOfAddress(address: string): { topicName: string; key: string } {
  const separator = address.indexOf(':');
  return { topicName: address.slice(0, separator), key: address.slice(separator + 1) };
}

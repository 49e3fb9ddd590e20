/** A kind of change that people can watch; `name` is unique within the subgraph. */
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

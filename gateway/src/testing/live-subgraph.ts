import { setImmediate } from 'node:timers/promises';
import type { SubgraphContext, TestSubgraphDefinition } from './test-subgraph.js';
import { Topic } from './topic.js';

export interface Entry {
  readonly seq: number;
  readonly text: string;
}

/** What the live subgraph tells its subscribers. */
export class LiveWorld {
  readonly entries: Entry[] = [];
  readonly appended = new Topic<Entry>();
  readonly state = new Topic<Entry>();
  readonly secrets = new Topic<undefined>();
  /** A change of project p1, told on one of two lines. */
  readonly lines = [new Topic<{ id: string }>(), new Topic<{ id: string }>()] as const;
  /** Values of `afterSeq` in the order in which they were subscribed with. */
  readonly subscribedAfter: (number | undefined)[] = [];

  append(count: number): void {
    for (let i = 0; i < count; i += 1) {
      const entry = { seq: this.entries.length + 1, text: `entry ${this.entries.length + 1}` };
      this.entries.push(entry);
      this.appended.publish(entry);
    }
  }
}

const link = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://specs.gatefold.dev/live/v1.0", import: ["@live"])
    @composeDirective(name: "@live")
  directive @live(dropOldest: Boolean! = false, cursor: String, resumeFrom: String) on FIELD_DEFINITION
`;

/** A subgraph whose subscriptions declare how they behave, beside one whose events depend on who listens. */
export function liveSubgraph(world: LiveWorld): TestSubgraphDefinition {
  return {
    name: 'live',
    typeDefs: `${link}
      type Query { entryCount: Int! }
      type Entry { seq: Int! text: String! }
      type Project @key(fields: "id", resolvable: false) { id: ID! }
      type Subscription {
        feed(afterSeq: Int): Entry! @live(cursor: "seq", resumeFrom: "afterSeq")
        state: Entry! @live(dropOldest: true)
        whoAmI: String!
        changed(line: Int!): Project!
      }`,
    resolvers: {
      Query: { entryCount: () => world.entries.length },
      Subscription: {
        feed: {
          subscribe: (_: unknown, { afterSeq }: { afterSeq?: number }) => feed(world, afterSeq),
          resolve: (entry: Entry) => entry,
        },
        state: { subscribe: () => world.state.subscribe(), resolve: (entry: Entry) => entry },
        whoAmI: {
          subscribe: () => world.secrets.subscribe(),
          resolve: (_: unknown, __: unknown, { actor }: SubgraphContext) =>
            actor.kind === 'member' ? `${actor.userId} ${actor.sessionId} ${actor.roles.join()}` : actor.kind,
        },
        changed: {
          subscribe: (_: unknown, { line }: { line: number }) => world.lines[line as 0 | 1].subscribe(),
          resolve: (project: object) => project,
        },
      },
    },
  };
}

/** What came after `afterSeq`, then what comes; without it only what comes. */
function feed(world: LiveWorld, afterSeq: number | undefined): AsyncIterableIterator<Entry> {
  world.subscribedAfter.push(afterSeq);
  const coming = world.appended.subscribe();
  const past = afterSeq === undefined ? [] : world.entries.filter(({ seq }) => seq > afterSeq);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      await setImmediate();
      const entry = past.shift();
      return entry ? { done: false, value: entry } : coming.next();
    },
    return: () => coming.return!(),
  };
}

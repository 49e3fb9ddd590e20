/** The topic of the subscription case: one field, one event each 50 ms for everybody. */
export const eventsPerSecond = 20;

export const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { now: Int! }
  type Subscription { tick: Tick! }
  type Tick { seq: Int! text: String! author: String! tags: [String!]! }
`;

export const document = 'subscription Ticks { tick { seq text author tags } }';

const tick = (seq) => ({
  seq,
  text: 'A sentence of a usual length that says what has happened to the thing somebody watches.',
  author: 'Ada Lovelace',
  tags: ['design', 'photography', 'architecture'],
});

/** Each subscriber's ticks. One timer serves all, so that they get the same event at the same time. */
class Ticks {
  #seq = 0;
  #waiting = [];

  constructor() {
    setInterval(() => {
      const event = { tick: tick((this.#seq += 1)) };
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resolve of waiting) resolve(event);
    }, 1_000 / eventsPerSecond);
  }

  async *subscribe() {
    for (;;) yield await new Promise((resolve) => this.#waiting.push(resolve));
  }
}

export function resolvers() {
  const ticks = new Ticks();
  return {
    Query: { now: () => 1 },
    Subscription: { tick: { subscribe: () => ticks.subscribe(), resolve: (event) => event.tick } },
  };
}

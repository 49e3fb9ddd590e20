import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@gatefold/runtime/testing';
import { percentile } from '../load/percentile.js';
import type { GraphAnswer } from '../graph-client.js';
import type { Person } from '../people.js';
import type { Passage } from './fault-proxy.js';
import type { ProxiedPlatform, SubgraphName } from './proxied-platform.js';

/** A way to be sick: what begins it and what ends it. */
export interface Illness {
  readonly begin: (platform: ProxiedPlatform, name: SubgraphName) => Promise<unknown> | void;
  readonly end: (platform: ProxiedPlatform, name: SubgraphName) => Promise<unknown> | void;
}

const behind = (passage: Passage): Illness => ({
  begin: ({ before }, name) => before[name].set(passage),
  end: ({ before }, name) => before[name].set('open'),
});
const signal = (platform: ProxiedPlatform, name: SubgraphName, which: NodeJS.Signals) =>
  platform.processes.find((process) => process.name === name)?.kill(which);

/**
 * The six of R11. A process that is down is killed, and its address refuses also when the supervisor has started it again: how long
 * that takes is not measured here.
 */
export const illnesses: Readonly<Record<string, Illness>> = {
  down: {
    begin: async (platform, name) => {
      const pid = await platform.ready(name);
      signal(platform, name, 'SIGKILL');
      platform.before[name].stop();
      await platform.changed(name, pid);
      await platform.ready(name, 60_000);
    },
    end: ({ before }, name) => before[name].start(),
  },
  hung: {
    begin: (platform, name) => signal(platform, name, 'SIGSTOP'),
    end: (platform, name) => signal(platform, name, 'SIGCONT'),
  },
  'slow 5 s': behind('slow'),
  '500s': behind('status 500'),
  'truncated JSON': behind('truncated'),
  '10 MB reply': behind('huge'),
};

/** What needs a subgraph beside another one, and what is left of its data without that subgraph. */
const joined: Readonly<Record<SubgraphName, { readonly fields: string; readonly left: object }>> = {
  users: { fields: 'me { username } courses(first: 1) { nodes { id } }', left: { me: null, courses: {} } },
  content: { fields: 'me { username portfolio { revision } }', left: { me: { portfolio: null } } },
  billing: { fields: 'me { username subscription { status } }', left: { me: { subscription: null } } },
  ai: { fields: 'me { username aiUsage { analyses } }', left: { me: { aiUsage: null } } },
};

/** A query of a member that has nothing to do with a subgraph. */
const unrelatedTo = (name: SubgraphName) =>
  name === 'users' ? '{ courses(first: 5) { nodes { id } } }' : '{ me { username displayName } }';

/** An answer and how long it took. */
export interface Timed {
  readonly ms: number;
  readonly answer: GraphAnswer<Record<string, unknown>>;
}

let asked = 0;

/** One subgraph of a platform, seen by one person. */
export class Patient {
  constructor(
    private readonly platform: ProxiedPlatform,
    private readonly person: Person,
    readonly name: SubgraphName,
  ) {}

  /** A query that needs it, under a name of its own, so that no two are answered by one call. */
  async joined(): Promise<Timed> {
    const startedMs = performance.now();
    const answer = await this.person.client.run<Record<string, unknown>>(
      `query Q${(asked += 1)} { ${joined[this.name].fields} }`,
    );
    return { ms: performance.now() - startedMs, answer };
  }

  /** Milliseconds that a query without it takes. Throws when that has errors. */
  async unrelatedMs(): Promise<number> {
    const startedMs = performance.now();
    await this.person.client.data(unrelatedTo(this.name));
    return performance.now() - startedMs;
  }

  /** The data that a query has without it. */
  get left(): object {
    return joined[this.name].left;
  }

  /** Resolves when a query that needs it has all its data. */
  async healthy(): Promise<void> {
    await eventually(
      async () => ((await this.joined()).answer.errors.length === 0 ? true : undefined),
      20_000,
    );
  }

  /** What `look` finds while it is sick, and the milliseconds from the end of that until it is healthy again. */
  async through<Found>(
    fault: string,
    look: () => Promise<Found>,
  ): Promise<{ found: Found; healedMs: number }> {
    const illness = illnesses[fault];
    if (!illness) throw new Error(`No illness ${fault}`);
    let endedMs: number;
    let found: Found;
    try {
      await illness.begin(this.platform, this.name);
      found = await look();
    } finally {
      await illness.end(this.platform, this.name);
      endedMs = performance.now();
      await this.healthy();
    }
    return { found, healedMs: performance.now() - endedMs };
  }

  /** The 99th percentile of unrelated queries, one after the other, while one in 50 ms needs it. */
  async unrelatedP99Ms(count: number): Promise<number> {
    let isOver = false;
    const asking = (async () => {
      const beside: Promise<unknown>[] = [];
      for (; !isOver; await delay(50)) beside.push(this.joined());
      await Promise.allSettled(beside);
    })();
    const times: number[] = [];
    try {
      while (times.length < count) times.push(await this.unrelatedMs());
    } finally {
      isOver = true;
      await asking;
    }
    return percentile(times, 0.99);
  }
}

import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@gatefold/runtime/testing';
import { freePort } from '@gatefold/sandboxes/process';
import { Feed } from '../live/feed.js';
import { feedSupergraphPath, GatewayProcess } from '../live/gateway.js';
import { Reader, Seen } from '../live/reader.js';
import { Inspector, type Holding } from './inspector.js';

/** How often each thing is done between two looks. */
export interface LeakCounts {
  readonly requests: number;
  /** Of 100 KB each. */
  readonly failingRequests: number;
  readonly subscriptions: number;
  readonly swaps: number;
}

/** What was left of one kind of work. */
export interface Left {
  readonly times: number;
  readonly objects: number;
  readonly heapBytes: number;
  readonly descriptors: number;
  /** Constructors with the most new objects. */
  readonly most: readonly (readonly [name: string, count: number])[];
}

const atOnce = 20;
/** Of the requests beside swaps. */
const lanesOfLoad = 4;
const bodyBytes = 100_000;
/** The first times fill caches and compile code. */
const warmUpShare = 0.5;
/** One object for every so many times would be a leak. */
const timesPerObjectMin = 2;
/** What is only on its way out, a timer for one, is gone by then. */
const goneWithinMs = 10_000;

class LeakScene {
  private swapped = 0;
  private readonly supergraph = readFileSync(feedSupergraphPath, 'utf8');

  constructor(
    readonly feed: Feed,
    readonly gateway: GatewayProcess,
    private readonly supergraphPath: string,
  ) {}

  request = async (): Promise<void> => {
    const { data } = await this.post(JSON.stringify({ query: '{ entryCount }' }));
    if (data?.['entryCount'] !== this.feed.length) throw new Error('A request failed');
  };

  failingRequest = async (): Promise<void> => {
    const query = `query($text: Int!) { entryCount @include(if: $text) }`;
    const { data, errors } = await this.post(
      JSON.stringify({ query, variables: { text: 'x'.repeat(bodyBytes) } }),
    );
    if (data || !errors) throw new Error('A request that is to fail did not');
  };

  /** One that gets an entry and leaves. */
  subscription = async (): Promise<void> => {
    const reader = new Reader(this.gateway.port, new Seen());
    await eventually(() => {
      this.feed.append('x');
      return reader.received > 0 ? true : undefined;
    }, 20_000);
    reader.stop();
    await eventually(() => reader.closeCode, 20_000);
  };

  /** So many, one after the other, while requests run. */
  swaps = async (times: number): Promise<void> => {
    let isOver = false;
    const load = repeat(Infinity, async () => (isOver ? 'enough' : this.request()), lanesOfLoad);
    await repeat(times, this.swap, 1);
    isOver = true;
    await load;
  };

  private swap = async (): Promise<void> => {
    const description = `swap ${(this.swapped += 1)}`;
    writeFileSync(
      `${this.supergraphPath}.next`,
      this.supergraph.replace('type Entry', `"${description}" type Entry`),
    );
    renameSync(`${this.supergraphPath}.next`, this.supergraphPath);
    await eventually(async () => {
      const { data } = await this.post('{"query":"{ __type(name: \\"Entry\\") { description } }"}');
      return JSON.stringify(data).includes(`"${description}"`) ? true : undefined;
    }, 20_000);
  };

  private async post(body: string): Promise<{ data?: Record<string, unknown>; errors?: unknown }> {
    const response = await fetch(`http://127.0.0.1:${this.gateway.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return (await response.json()) as { data?: Record<string, unknown> };
  }
}

/** Does each kind of work so often, and tells what the gateway's process holds more after it than before. */
export async function gatewayLeaks(counts: LeakCounts): Promise<Record<keyof LeakCounts, Left>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatefold-leaks-'));
  const supergraphPath = path.join(folder, 'supergraph.graphql');
  writeFileSync(supergraphPath, readFileSync(feedSupergraphPath));
  const feed = new Feed();
  const inspectPort = await freePort();
  const gateway = await GatewayProcess.start(await feed.start(), {
    supergraphPath,
    nodeArgs: [`--inspect=127.0.0.1:${inspectPort}`, '--inspect-publish-uid=http'],
  });
  try {
    const scene = new LeakScene(feed, gateway, supergraphPath);
    const inspector = await Inspector.attach(inspectPort, gateway.pid);
    const leftOf = async (times: number, work: (times: number) => Promise<void>): Promise<Left> => {
      await work(Math.ceil(times * warmUpShare));
      await settled(gateway);
      const before = await inspector.holding();
      await work(times);
      await settled(gateway);
      const look = async () => difference(times, before, await inspector.holding());
      const lookForLittle = async () => {
        const left = await look();
        return left.objects * timesPerObjectMin < times ? left : undefined;
      };
      return eventually(lookForLittle, goneWithinMs).catch(look);
    };
    const left = {
      requests: await leftOf(counts.requests, (times) => repeat(times, scene.request)),
      failingRequests: await leftOf(counts.failingRequests, (times) => repeat(times, scene.failingRequest)),
      subscriptions: await leftOf(counts.subscriptions, (times) => repeat(times, scene.subscription)),
      swaps: await leftOf(counts.swaps, scene.swaps),
    };
    inspector.detach();
    return left;
  } finally {
    await gateway.kill();
    feed.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Does the work so often, or until it says that it is enough. */
async function repeat(times: number, work: () => Promise<void | 'enough'>, lanes = atOnce): Promise<void> {
  let left = times;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      if ((await work()) === 'enough') return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Resolves when no client's subscription or socket is left. */
async function settled(gateway: GatewayProcess): Promise<void> {
  for (const name of ['gatefold_sockets', 'gatefold_live_subscriptions', 'gatefold_shared_subscriptions']) {
    await eventually(async () => ((await gateway.metric(name)) === 0 ? true : undefined), 20_000);
  }
}

function difference(times: number, before: Holding, after: Holding): Left {
  const grown = Object.entries(after.byName)
    .map(([name, count]) => [name, count - (before.byName[name] ?? 0)] as const)
    .sort(([, one], [, other]) => other - one);
  return {
    times,
    objects: after.objects - before.objects,
    heapBytes: after.heapBytes - before.heapBytes,
    descriptors: after.descriptors - before.descriptors,
    most: grown.slice(0, 5).filter(([, count]) => count > 0),
  };
}

import { eventually } from '@gatefold/runtime/testing';
import { Feed } from './feed.js';
import { GatewayProcess } from './gateway.js';
import { Reader, Seen } from './reader.js';

/** How many connections are begun together. */
const batch = 200;
/** Readers that go on while others stop. */
const healthyCount = 20;

interface Scene {
  readonly feed: Feed;
  readonly gateway: GatewayProcess;
}

async function inScene<Figures>(play: (scene: Scene) => Promise<Figures>): Promise<Figures> {
  const feed = new Feed();
  const gateway = await GatewayProcess.start(await feed.start());
  try {
    return await play({ feed, gateway });
  } finally {
    await gateway.kill();
    feed.stop();
  }
}

const until = (holds: () => boolean | Promise<boolean>, withinMs: number) =>
  eventually(async () => ((await holds()) ? true : undefined), withinMs);

const secondsSince = (startedMs: number) => (performance.now() - startedMs) / 1_000;

/** Resolves when all read the feed from its next entry on, beside so many that do already. */
async function connect({ feed, gateway }: Scene, count: number, seen: Seen, others = 0): Promise<Reader[]> {
  const readers: Reader[] = [];
  while (readers.length < count) {
    const begun = Math.min(batch, count - readers.length);
    for (let i = 0; i < begun; i += 1) readers.push(new Reader(gateway.port, seen));
    await until(() => readers.every(({ connections }) => connections > 0), 60_000);
  }
  await until(async () => (await gateway.metric('gatefold_live_subscriptions')) === count + others, 60_000);
  await until(() => feed.subscribed > 0, 10_000);
  return readers;
}

const hasAll = (readers: readonly Reader[], feed: Feed) =>
  readers.every(({ lastSeq }) => lastSeq === feed.length);

/** R7: so many readers of one feed that gets an entry a second for so long. */
export function liveSubscribers(count: number, seconds: number) {
  return inScene(async (scene) => {
    const { feed, gateway } = scene;
    const seen = new Seen();
    const startedMs = performance.now();
    const readers = await connect(scene, count, seen);
    const connectSeconds = secondsSince(startedMs);
    const cpuBefore = gateway.cpuSeconds();
    const ownBefore = process.cpuUsage();
    await feed.run(1, seconds * 1_000, 'x'.repeat(200));
    await until(() => hasAll(readers, feed), 10_000).catch(() => undefined);
    const incomplete = readers.filter(({ received }) => received !== feed.length).length;
    const residentMib = gateway.residentMib();
    // On a busy machine these say what the latency cannot: whose time it was.
    const gatewayCpuSeconds = gateway.cpuSeconds() - cpuBefore;
    const { user, system } = process.cpuUsage(ownBefore);
    const readersCpuSeconds = (user + system) / 1_000_000;
    for (const reader of readers) reader.stop();
    return {
      count,
      connectSeconds,
      entries: feed.length,
      faults: seen.faults,
      incomplete,
      p50Ms: seen.latencyMs(0.5),
      p99Ms: seen.latencyMs(0.99),
      residentMib,
      gatewayCpuSeconds,
      readersCpuSeconds,
    };
  });
}

/** R8: so many readers that have read for a while stop at 100 entries of 16 KB a second, beside some that go on. */
export function slowReaders(count: number, seconds: { readonly before: number; readonly recovery: number }) {
  return inScene(async (scene) => {
    const { feed, gateway } = scene;
    const text = 'x'.repeat(16 * 1_024);
    const seen = new Seen();
    const healthy = await connect(scene, healthyCount, seen);
    await feed.run(100, seconds.before * 1_000, text);
    await until(() => hasAll(healthy, feed), 30_000);
    const calmP99Ms = seen.latencyMs(0.99);

    const slow = await connect(scene, count, new Seen(), healthyCount);
    await feed.run(100, seconds.before * 1_000, text);
    await until(() => hasAll([...healthy, ...slow], feed), 30_000);
    // With all that so many readers take, as long as they read: V8 lets its young generation grow with the load, once and for all.
    const mibBefore = gateway.residentMib();
    seen.latenciesMs.length = 0;
    const pausedMs = performance.now();
    for (const reader of slow) reader.pause();
    let evictedSeconds = Number.NaN;
    const evicted = until(
      async () => (await gateway.metric('gatefold_sockets')) <= healthyCount,
      40_000,
    ).then(
      () => (evictedSeconds = secondsSince(pausedMs)),
      () => undefined,
    );
    let isOver = false;
    const running = (async () => {
      while (!isOver) await feed.run(100, 200, text);
    })();
    await evicted;
    isOver = true;
    await running;
    await until(() => hasAll(healthy, feed), 10_000).catch(() => undefined);
    const evictedMib = gateway.residentMib();
    const recoveredMs = performance.now();
    await until(() => gateway.residentMib() <= mibBefore * 1.2, seconds.recovery * 1_000).catch(
      () => undefined,
    );
    const figures = {
      count,
      alive: gateway.isAlive,
      evictedSeconds,
      calmP99Ms,
      healthyP99Ms: seen.latencyMs(0.99),
      healthyComplete: hasAll(healthy, feed),
      faults: seen.faults,
      mibBefore,
      evictedMib,
      mibAfter: gateway.residentMib(),
      recoverySeconds: secondsSince(recoveredMs),
    };
    for (const reader of [...healthy, ...slow]) reader.stop();
    return figures;
  });
}

/** R9: the gateway is killed while so many read, with an entry a second all the time. */
export function reconnectStorm(count: number) {
  return inScene(async (scene) => {
    const { feed, gateway } = scene;
    const seen = new Seen();
    const readers = await connect(scene, count, seen);
    let isOver = false;
    const running = (async () => {
      while (!isOver) await feed.run(1, 1_000, 'x'.repeat(200));
    })();
    await until(() => readers.every(({ received }) => received > 0), 30_000);
    await gateway.kill();
    await until(() => readers.every(({ closeCode }) => closeCode !== undefined), 10_000);
    gateway.launch();
    const launchedMs = performance.now();
    await until(() => readers.every(({ connections, received }) => connections > 1 && received > 0), 90_000);
    const resubscribedSeconds = secondsSince(launchedMs);
    isOver = true;
    await running;
    await until(() => hasAll(readers, feed), 20_000).catch(() => undefined);
    const incomplete = readers.filter(({ lastSeq }) => lastSeq !== feed.length).length;
    for (const reader of readers) reader.stop();
    return { count, resubscribedSeconds, entries: feed.length, faults: seen.faults, incomplete };
  });
}

import { expect, test } from '@jest/globals';
import { liveSubscribers, reconnectStorm, slowReaders } from '../harness/live/scenarios.js';

/** A latency so small that twice as much of it says nothing. */
const noticeableMs = 50;

const print = (id: string, figures: object) => process.stdout.write(`${id} ${JSON.stringify(figures)}\n`);

// R7
test('5,000 live subscribers, one event a second for 60 s: connected in 15 s, p99 750 ms, none lost, 800 MB', async () => {
  const figures = await liveSubscribers(5_000, 60);
  print('R7', figures);
  expect(figures).toMatchObject({ faults: 0, incomplete: 0 });
  expect(figures.connectSeconds).toBeLessThanOrEqual(15);
  expect(figures.p99Ms).toBeLessThanOrEqual(750);
  expect(figures.residentMib).toBeLessThanOrEqual(800);
}, 180_000);

// R8
test('100 readers that stop at 100 entries of 16 KB a second are evicted in 30 s and hurt nobody else', async () => {
  const figures = await slowReaders(100, { before: 10, recovery: 60 });
  print('R8', figures);
  expect(figures).toMatchObject({ alive: true, faults: 0, healthyComplete: true });
  expect(figures.evictedSeconds).toBeLessThanOrEqual(30);
  expect(figures.healthyP99Ms).toBeLessThanOrEqual(2 * Math.max(figures.calmP99Ms, noticeableMs));
  expect(figures.mibAfter).toBeLessThanOrEqual(figures.mibBefore * 1.2);
}, 240_000);

// R9
test('5,000 readers of a killed gateway are subscribed again in 45 s, without a gap', async () => {
  const figures = await reconnectStorm(5_000);
  print('R9', figures);
  expect(figures).toMatchObject({ faults: 0, incomplete: 0 });
  expect(figures.resubscribedSeconds).toBeLessThanOrEqual(45);
}, 240_000);

import { expect, test } from '@jest/globals';
import { liveSubscribers, reconnectStorm, slowReaders } from '../harness/live/scenarios.js';

// The same with the figures of the promises: tests/src/promises/live-subscribers.test.ts

const print = (id: string, figures: object) => process.stdout.write(`${id} ${JSON.stringify(figures)}\n`);

// R7
test('500 live subscribers get each of 5 events, in order', async () => {
  const figures = await liveSubscribers(500, 5);
  print('R7', figures);
  expect(figures).toMatchObject({ faults: 0, incomplete: 0 });
}, 90_000);

// R8
test('20 readers that stop are evicted, and the others get everything', async () => {
  const figures = await slowReaders(20, { before: 1, recovery: 1 });
  print('R8', figures);
  expect(figures).toMatchObject({ alive: true, faults: 0, healthyComplete: true });
  expect(figures.evictedSeconds).toBeLessThanOrEqual(30);
}, 90_000);

// R9
test('500 readers of a killed gateway come back by themselves, without a gap', async () => {
  const figures = await reconnectStorm(500);
  print('R9', figures);
  expect(figures).toMatchObject({ faults: 0, incomplete: 0 });
}, 90_000);

import { expect, test } from '@jest/globals';
import { Histogram, Registry } from 'prom-client';
import { Durations } from './durations.js';

test('what is exposed is what a histogram of prom-client exposes', async () => {
  const [ours, theirs] = [new Registry(), new Registry()];
  const options = {
    name: 'fetch_seconds',
    help: 'Time of fetches.',
    labelNames: ['subgraph', 'outcome'] as const,
  };
  const durations = new Durations({ ...options, registry: ours });
  const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  const histogram = new Histogram({
    ...options,
    labelNames: [...options.labelNames],
    buckets,
    registers: [theirs],
  });
  expect(await ours.metrics()).toBe(await theirs.metrics());
  for (const seconds of [0, 0.004, 0.005, 0.0051, 0.3, 10, 10.1, 4_000]) {
    for (const [subgraph, outcome] of [
      ['users', 'ok'],
      ['users', 'TIMEOUT'],
      ['"\\\n', 'ok'],
    ] as const) {
      durations.observe([subgraph, outcome], seconds);
      histogram.observe({ subgraph, outcome }, seconds);
    }
  }
  expect(await ours.metrics()).toBe(await theirs.metrics());
});

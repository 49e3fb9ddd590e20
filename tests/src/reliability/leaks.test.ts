import { expect, test } from '@jest/globals';
import { gatewayLeaks } from '../harness/leaks/gateway-leaks.js';

// R14 in short; in full: tests/src/promises/leaks.test.ts

test('the gateway keeps nothing of requests, failed requests, subscriptions and supergraph swaps', async () => {
  const left = await gatewayLeaks({ requests: 2_000, failingRequests: 200, subscriptions: 200, swaps: 20 });
  process.stdout.write(`R14 (short): ${JSON.stringify(left, null, 1)}\n`);
  for (const { times, objects, descriptors } of Object.values(left)) {
    expect(objects).toBeLessThan(times / 2);
    expect(Math.abs(descriptors)).toBeLessThanOrEqual(10);
  }
}, 120_000);

import { expect, jest, test } from '@jest/globals';
import { slowHeaders } from '../harness/load/slow-headers.js';

// S18; until they are ended: tests/src/promises/slow-clients.test.ts

// What is measured in milliseconds is measured again when the machine was busy with something else.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

/** Twice as much of a latency below this says nothing. */
const noticeableMs = 10;

test('beside 2,000 connections that send their headers slowly the p99 of others at most doubles', async () => {
  const figures = await slowHeaders(2_000, { untilEnded: false });
  process.stdout.write(`S18 ${JSON.stringify(figures)}\n`);
  expect(figures.held).toBe(2_000);
  expect(figures.besideMs).toBeLessThanOrEqual(2 * Math.max(figures.calmMs, noticeableMs));
}, 60_000);

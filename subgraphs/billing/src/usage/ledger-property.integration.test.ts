import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import subgraph from '../subgraph.js';
import { proveLedger } from './testing/prove-ledger.js';

let billing: TestSubgraph<unknown>;
beforeAll(async () => {
  billing = await startTestSubgraph(subgraph, {});
});
afterAll(() => billing.stop());

const seed = Number(process.env['LEDGER_SEED'] ?? randomInt(2 ** 31));
const stepCount = 2_000;

// R6: ledger-property.promise.test.ts does the same with 100,000
test(`2,000 random steps leave no negative balance, no unit counted twice and none lost (LEDGER_SEED=${seed})`, async () => {
  expect(await proveLedger(billing, { stepCount, seed })).toBe(stepCount);
}, 120_000);

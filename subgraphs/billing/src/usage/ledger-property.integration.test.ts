import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { proveLedger } from './testing/prove-ledger.js';
import { startBilling, type Billing } from '../testing/start-billing.js';

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const seed = Number(process.env['LEDGER_SEED'] ?? randomInt(2 ** 31));
const stepCount = 2_000;

// R6: ledger-property.promise.test.ts does the same with 100,000
test(`2,000 random steps leave no negative balance, no unit counted twice and none lost (LEDGER_SEED=${seed})`, async () => {
  expect(await proveLedger(billing, { stepCount, seed })).toBe(stepCount);
}, 120_000);

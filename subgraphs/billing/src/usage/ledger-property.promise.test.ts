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
const stepCount = 100_000;

// R6
test(`100,000 random steps leave no negative balance, no unit counted twice and none lost (LEDGER_SEED=${seed})`, async () => {
  expect(await proveLedger(billing, { stepCount, seed })).toBe(stepCount);
}, 3_600_000);

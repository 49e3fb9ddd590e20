import { loadConfig } from '@gatefold/runtime/config';
import { stripeSettings } from '../stripe-settings.js';
import { setUpAccount } from './set-up-account.js';

/** `npm run stripe:setup`: brings the account of STRIPE_SECRET_KEY in line with the plan table, and says what it did. */
try {
  await setUpAccount(loadConfig(stripeSettings), (line) => console.log(line));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

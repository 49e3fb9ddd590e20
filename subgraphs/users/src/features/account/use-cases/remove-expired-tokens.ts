import type { Operation } from '@gatefold/runtime/operation';
import { deleteExpiredTokens } from '../../../account-tokens/index.js';

/** Removes the tokens of links that nobody followed in time. */
export async function removeExpiredTokens(operation: Operation): Promise<void> {
  await operation.asService('account').transaction(deleteExpiredTokens);
}

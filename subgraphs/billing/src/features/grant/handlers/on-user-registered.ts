import { userRegistered } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { giveFreeGrant } from '../use-cases/give-free-grant.js';

/** Every new account starts on the free plan. */
export const onUserRegistered = defineHandler(userRegistered, {
  name: 'give-free-grant-on-user-registered',
  handle: ({ userId }, tx: Transaction) => giveFreeGrant(tx, userId),
});

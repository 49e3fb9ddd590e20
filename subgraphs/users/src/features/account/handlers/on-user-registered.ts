import { userRegistered } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { welcomePerson } from '../use-cases/welcome-person.js';

/** Every new account is asked to confirm its address. */
export const onUserRegistered = defineHandler(userRegistered, {
  name: 'on-user-registered',
  handle: ({ userId }, tx: Transaction) => welcomePerson(tx, userId),
});

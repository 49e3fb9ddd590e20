import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { userRegistered } from '@gatefold/schema';
import { keepCreator } from '../use-cases/keep-creator.js';

/** A new person is known by name. */
export const onUserRegistered = defineHandler(userRegistered, {
  name: 'creator-on-user-registered',
  handle: (payload, tx: Transaction) => keepCreator(tx, payload),
});

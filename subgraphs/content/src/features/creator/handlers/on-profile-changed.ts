import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { userProfileChanged } from '@gatefold/schema';
import { keepCreator } from '../use-cases/keep-creator.js';

/** A renamed person is known by the new name, and the page moves to the new address. */
export const onProfileChanged = defineHandler(userProfileChanged, {
  name: 'creator-on-profile-changed',
  handle: (payload, tx: Transaction) => keepCreator(tx, payload),
});

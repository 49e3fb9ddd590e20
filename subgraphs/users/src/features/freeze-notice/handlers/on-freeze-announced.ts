import { freezeAnnounced } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { sendFreezeNotice } from '../use-cases/send-freeze-notice.js';

/** A person is told by e-mail what will be frozen, and when. */
export const onFreezeAnnounced = defineHandler(freezeAnnounced, {
  name: 'on-freeze-announced',
  handle: (notice, tx: Transaction) => sendFreezeNotice(tx, notice),
});

import { defineJob } from '@gatefold/runtime/jobs';
import type { Operation } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../../services/index.js';

/** Daily: makes a successor of a key that is old enough and removes keys whose tokens have all expired. */
export const rotateSigningKeysJob = defineJob({
  name: 'rotate-signing-keys',
  cron: '17 3 * * *',
  run: (operation: Operation<UsersServices>) => operation.services.signingKeys.bringUpToDate(operation),
});

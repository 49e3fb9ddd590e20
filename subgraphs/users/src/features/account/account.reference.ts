import { fromGlobalId } from '@gatefold/schema';
import { defineReference, type EntityKey, type GraphContext } from '@gatefold/runtime/graphql';
import type { AccountEntity } from './account.entity.js';
import { toUserTypeOrNull } from './account.type.js';
import { loadUser, loadUserByUsername } from './use-cases/load-accounts.js';

/** A person by `id` or by `username`. */
export const userReference = defineReference({
  typeName: 'User',
  resolve: async (key, context) => toUserTypeOrNull(await loadByKey(key, context)),
});

async function loadByKey(
  { id, username }: EntityKey,
  context: GraphContext,
): Promise<AccountEntity | undefined> {
  if (typeof id === 'string') {
    const accountId = fromGlobalId('User', id);
    return accountId ? loadUser(context, accountId) : undefined;
  }
  return typeof username === 'string' ? loadUserByUsername(context, username) : undefined;
}

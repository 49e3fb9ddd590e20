import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toUserType } from '../../graph/user.type.js';

/** `User` is owned by users: its key is enough here and nothing is read. */
export const userReference = defineReference({
  typeName: 'User',
  resolve: (key) => {
    const userId = fromGlobalId('User', String(key['id']));
    return userId ? toUserType(userId) : null;
  },
});

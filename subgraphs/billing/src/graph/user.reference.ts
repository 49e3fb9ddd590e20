import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toUserType } from './user.type.js';

/** A person by global id; costs no statement, since what billing adds is loaded by its fields. */
export const userReference = defineReference({
  typeName: 'User',
  resolve: (key) => {
    const userId = fromGlobalId('User', String(key['id']));
    return userId === undefined ? null : toUserType(userId);
  },
});

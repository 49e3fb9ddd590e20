import { fromGlobalId, toGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';

/** A person by global id; costs no statement, since what this subgraph adds is loaded by its fields. */
export const userReference = defineReference({
  typeName: 'User',
  resolve: (key) => {
    const userId = fromGlobalId('User', String(key['id']));
    return userId === undefined ? null : { userId, id: toGlobalId('User', userId) };
  },
});

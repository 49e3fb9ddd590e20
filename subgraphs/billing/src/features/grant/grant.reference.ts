import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { grantById } from './grant.loader.js';
import { canReadGrantsOf } from './grant.policy.js';
import { toGrantType } from './grant.type.js';

/** A grant by global id; null for everybody but its person and administrators. */
export const grantReference = defineReference({
  typeName: 'Grant',
  resolve: async (key, context) => {
    const id = fromGlobalId('Grant', String(key['id']));
    const grant = id === undefined ? undefined : await context.load(grantById, id);
    return grant && canReadGrantsOf(context.actor, grant.userId) ? toGrantType(grant) : null;
  },
});

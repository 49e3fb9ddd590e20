import { registerEnumType } from 'type-graphql';
import { grantSources, type GrantSource } from '../grants/grant-source.js';

/** The sources of grants as the enum that GraphQL shows. */
export const GrantSourceEnum = Object.fromEntries(grantSources.map((source) => [source, source])) as {
  [Key in GrantSource]: Key;
};

registerEnumType(GrantSourceEnum, {
  name: 'GrantSource',
  description: 'Where a grant came from.',
  valuesConfig: {
    REGISTRATION: { description: 'Given to every new account.' },
    ADMIN: { description: 'Given by an administrator.' },
    TAGMANGO: { description: 'Bought at TagMango.' },
    STRIPE_SUBSCRIPTION: { description: 'Subscribed here, paid through Stripe.' },
  },
});

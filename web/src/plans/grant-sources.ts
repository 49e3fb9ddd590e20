import type { GrantSource } from '../gql/graphql.js';

/** Where a plan or a course came from, in words. */
export const grantSourceNames: Readonly<Record<GrantSource, string>> = {
  REGISTRATION: 'Your account',
  ADMIN: 'Given by the team',
  STRIPE_SUBSCRIPTION: 'Your subscription',
  STRIPE_PAYMENT: 'A one-time payment',
  TAGMANGO: 'Bought at TagMango',
};

/** Where a grant came from; with its `sourceRef` it is unique, so that nothing is given twice. */
export const grantSources = ['REGISTRATION', 'ADMIN', 'TAGMANGO', 'STRIPE_SUBSCRIPTION'] as const;
export type GrantSource = (typeof grantSources)[number];

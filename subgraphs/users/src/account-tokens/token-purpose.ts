/** What the link of an e-mail allows, once. */
export type TokenPurpose = 'VERIFY_EMAIL' | 'SET_PASSWORD';

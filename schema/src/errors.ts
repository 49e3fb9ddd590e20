import type { EntitlementFacts } from './entitlement-facts.js';

/** Every error code of the API: `extensions.code` of a top-level error and `userErrors[].code`. */
export const errorCodes = {
  UNAUTHENTICATED: 'There is no valid session or key.',
  FORBIDDEN: 'The caller is known and may not do this.',
  NOT_FOUND: 'It does not exist, or the caller may not know that it does.',
  BAD_USER_INPUT: 'An argument is out of its allowed range.',
  RATE_LIMITED: 'Too many calls; wait for Retry-After.',
  COST_LIMIT: 'The operation is too large: ask for less.',
  QUOTA_EXCEEDED: 'The plan does not allow more.',
  CONFLICT: 'It changed in the meantime, or was already done with other input.',
  UPSTREAM_UNAVAILABLE: 'A part of the platform does not answer right now.',
  TIMEOUT: 'It took longer than allowed.',
  INTERNAL: 'A fault on our side; the request id finds it in the log.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema or exceeds a limit.',
  PERSISTED_QUERY_NOT_FOUND: 'The hash is not known; send the document with it.',
  EMAIL_TAKEN: 'An account with this e-mail address exists.',
  USERNAME_TAKEN: 'Somebody else has this username.',
  USERNAME_RESERVED: 'This username is kept for the platform.',
  INVALID_CREDENTIALS: 'E-mail address or password is wrong.',
  SESSION_EXPIRED: 'The session has ended; sign in again.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An expected failure, returned as a value. */
export interface UserError {
  readonly code: ErrorCode;
  /** What went wrong and what to do next, for people. */
  readonly message: string;
  /** Where in the arguments, outermost first, e.g. `['input', 'email']`. */
  readonly path?: readonly string[];
  /** The limit that was met; with `QUOTA_EXCEEDED` alone. */
  readonly entitlement?: EntitlementFacts;
}

import type { Caller } from '../admission/access-token.js';

/** What a caller may be let through by. */
export interface Grants {
  readonly authenticated: boolean;
  readonly scopes: ReadonlySet<string>;
  readonly policies: ReadonlySet<string>;
}

/** Which of the policies that a supergraph names hold for a caller. */
export type DecidePolicies = (caller: Caller, policies: ReadonlySet<string>) => ReadonlySet<string>;

const none: ReadonlySet<string> = new Set();

/** Where nobody decides about policies, none holds, except those that a verified token itself names. */
export const policiesOfToken: DecidePolicies = (caller) =>
  caller.kind === 'verified' ? new Set(caller.policies) : none;

/** What a caller is granted: a member of the platform has the roles as scopes, a verified token its own. */
export function grantsOf(caller: Caller, named: ReadonlySet<string>, decide: DecidePolicies): Grants {
  const scopes = caller.kind === 'anonymous' ? [] : caller.kind === 'member' ? caller.roles : caller.scopes;
  return {
    authenticated: caller.kind !== 'anonymous',
    scopes: new Set(scopes),
    policies: named.size > 0 ? decide(caller, named) : none,
  };
}

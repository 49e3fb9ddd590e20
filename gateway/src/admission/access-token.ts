import { roles, type Role } from '@gatefold/schema';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { gatewayError } from '../errors/gateway-error.js';
import type { AccessKeys } from './access-keys.js';

/** Who called, as the access token says; entitlements are added later, where a subgraph is asked. */
export type Caller = { readonly kind: 'anonymous' } | MemberCaller | VerifiedCaller;

/** Somebody whose token a gateway without the platform has verified. */
export interface VerifiedCaller {
  readonly kind: 'verified';
  readonly subject: string | undefined;
  readonly scopes: readonly string[];
  readonly policies: readonly string[];
  readonly expiresAtSeconds: number;
}

/** A signed-in person with the time at which the token ends, in seconds since 1970. */
export interface MemberCaller {
  readonly kind: 'member';
  readonly userId: string;
  readonly sessionId: string;
  readonly username: string;
  readonly roles: readonly Role[];
  readonly expiresAtSeconds: number;
}

const claims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  username: z.string().min(1),
  roles: z.array(z.enum(roles)),
  exp: z.number(),
});

/** A genuine token is below 1 KB. */
const tokenLengthMax = 4_096;
const bearer = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

/** Somebody without a token. */
export const anonymousCaller: Caller = { kind: 'anonymous' };

/**
 * The person behind an `Authorization` value. Throws `UNAUTHENTICATED` (401) on anything but one genuine, unexpired
 * access token, and `UPSTREAM_UNAVAILABLE` (503) while no key was ever received from users.
 */
export async function authenticate(authorization: string, keys: AccessKeys): Promise<MemberCaller> {
  const token = authorization.length > tokenLengthMax ? undefined : bearer.exec(authorization)?.[1];
  if (token === undefined) throw unauthenticated();
  try {
    const { payload } = await jwtVerify(token, (header) => keys.find(header), {
      algorithms: ['ES256'],
      issuer: 'gatefold',
      audience: 'gatefold-api',
      typ: 'at+jwt',
      requiredClaims: ['sub', 'iat', 'exp'],
    });
    const { sub, sid, username, roles: tokenRoles, exp } = claims.parse(payload);
    return {
      kind: 'member',
      userId: sub,
      sessionId: sid,
      username,
      roles: tokenRoles,
      expiresAtSeconds: exp,
    };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw unauthenticated();
    throw error;
  }
}

/** What a token that does not count is answered with. */
export function unauthenticated() {
  return gatewayError('UNAUTHENTICATED', 'The access token is not valid or has expired.', { status: 401 });
}

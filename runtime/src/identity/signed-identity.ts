import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { entitlementKeys, roles, tiers, type EntitlementTable } from '@gatefold/schema';
import { SignJWT, jwtVerify } from 'jose';
import { z } from 'zod';
import { anonymous, service, type Actor } from './actor.js';

/** Header that carries the signed identity from the gateway to a subgraph. */
export const identityHeader = 'x-gatefold-identity';
/** Seconds that a signed identity is valid. */
export const identityLifetimeSeconds = 60;

const issuer = 'gatefold-gateway';
const algorithm = 'EdDSA';

const claims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({ kind: z.literal('service'), svc: z.string().min(1) }),
  z.object({
    kind: z.literal('member'),
    sub: z.uuid(),
    sid: z.uuid(),
    username: z.string().min(1),
    roles: z.array(z.enum(roles)),
    ent: z.object({
      tier: z.enum(tiers),
      entitlements: z.record(
        z.enum(Object.keys(entitlementKeys) as (keyof EntitlementTable)[]),
        z.union([z.boolean(), z.number()]),
      ),
    }),
  }),
]);

/** Private key of the gateway from its Ed25519 PKCS#8 PEM. */
export function identityPrivateKey(pem: string): KeyObject {
  return createPrivateKey(pem);
}

/** Public key of the gateway from its Ed25519 SPKI PEM. */
export function identityPublicKey(pem: string): KeyObject {
  return createPublicKey(pem);
}

/** A token that tells the subgraph `audience` for {@link identityLifetimeSeconds} who acts. */
export function signIdentity(key: KeyObject, audience: string, actor: Actor): Promise<string> {
  return new SignJWT(toClaims(actor))
    .setProtectedHeader({ alg: algorithm, typ: 'gatefold-identity+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${identityLifetimeSeconds}s`)
    .sign(key);
}

/** Who acts, by a token for `audience`. Rejects on anything but a valid, unexpired token of the gateway. */
export async function verifyIdentity(key: KeyObject, audience: string, token: string): Promise<Actor> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: [algorithm],
    issuer,
    audience,
    typ: 'gatefold-identity+jwt',
    requiredClaims: ['exp', 'iat'],
  });
  return fromClaims(claims.parse(payload));
}

function toClaims(actor: Actor): z.infer<typeof claims> {
  switch (actor.kind) {
    case 'anonymous':
      return { kind: 'anonymous' };
    case 'service':
      return { kind: 'service', svc: actor.service };
    case 'member':
      return {
        kind: 'member',
        sub: actor.userId,
        sid: actor.sessionId,
        username: actor.username,
        roles: [...actor.roles],
        ent: { tier: actor.access.tier, entitlements: { ...actor.access.entitlements } },
      };
  }
}

function fromClaims(value: z.infer<typeof claims>): Actor {
  switch (value.kind) {
    case 'anonymous':
      return anonymous;
    case 'service':
      return service(value.svc);
    case 'member':
      return {
        kind: 'member',
        userId: value.sub,
        sessionId: value.sid,
        username: value.username,
        roles: value.roles,
        access: value.ent,
      };
  }
}

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { entitlementKeys, roles, tiers, type EntitlementTable } from '@gatefold/schema';
import { SignJWT, decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import { anonymous, service, type Actor } from './actor.js';

/** Header that carries the signed identity from the gateway to a subgraph. */
export const identityHeader = 'x-gatefold-identity';
/** Seconds that a signed identity is valid. */
export const identityLifetimeSeconds = 60;

/** Name under which the gateway signs. */
const gatewayName = 'gateway';
const algorithm = 'EdDSA';
const tokenType = 'gatefold-identity+jwt';

/** Public keys of services that may call a subgraph without the gateway, by name. */
export type ServiceKeys = ReadonlyMap<string, KeyObject>;
const noServices: ServiceKeys = new Map();

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

/** A token by the gateway that tells the subgraph `audience` for {@link identityLifetimeSeconds} who acts. */
export function signIdentity(key: KeyObject, audience: string, actor: Actor): Promise<string> {
  return sign(key, gatewayName, audience, actor);
}

/** A token by the service `name` itself, for calls of another subgraph in its own name. */
export function signServiceIdentity(key: KeyObject, audience: string, name: string): Promise<string> {
  return sign(key, name, audience, service(name));
}

/**
 * Who acts, by a token for `audience`. Rejects on anything but a valid, unexpired token of the gateway, or of one of these
 * services about itself: a service never speaks for a person or for another service.
 */
export async function verifyIdentity(
  key: KeyObject,
  audience: string,
  token: string,
  services: ServiceKeys = noServices,
): Promise<Actor> {
  const signer = [...services.keys()].find((name) => issuerOf(name) === decodeJwt(token).iss) ?? gatewayName;
  const { payload } = await jwtVerify(token, services.get(signer) ?? key, {
    algorithms: [algorithm],
    issuer: issuerOf(signer),
    audience,
    typ: tokenType,
    requiredClaims: ['exp', 'iat'],
  });
  const actor = fromClaims(claims.parse(payload));
  if (signer !== gatewayName && !(actor.kind === 'service' && actor.service === signer)) {
    throw new Error(`The service ${signer} speaks for somebody else`);
  }
  return actor;
}

function sign(key: KeyObject, signer: string, audience: string, actor: Actor): Promise<string> {
  return new SignJWT(toClaims(actor))
    .setProtectedHeader({ alg: algorithm, typ: tokenType })
    .setIssuer(issuerOf(signer))
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${identityLifetimeSeconds}s`)
    .sign(key);
}

function issuerOf(signer: string): string {
  return `gatefold-${signer}`;
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

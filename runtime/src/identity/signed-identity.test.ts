import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { planOf } from '@gatefold/schema';
import { SignJWT, UnsecuredJWT } from 'jose';
import { buildMember } from '../testing/actors.js';
import {
  anonymous,
  createIdentityVerifier,
  service,
  signIdentity,
  signServiceIdentity,
  verifyIdentity,
  type Actor,
} from './index.js';

const gateway = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

const actors: Actor[] = [anonymous, service('gateway'), buildMember({ tier: 'PRO' })];

test.each(actors)('carries a $kind actor unchanged', async (actor) => {
  const token = await signIdentity(gateway.privateKey, 'users', actor);
  expect(await verifyIdentity(gateway.publicKey, 'users', token)).toEqual(actor);
});

describe('refuses', () => {
  // S10
  const claims = { kind: 'service', svc: 'gateway' };
  const base = () => new SignJWT(claims).setIssuer('gatefold-gateway').setAudience('users').setIssuedAt();
  const header = { alg: 'EdDSA', typ: 'gatefold-identity+jwt' };
  const verify = (token: string) => verifyIdentity(gateway.publicKey, 'users', token);

  const forged: Record<string, () => Promise<string> | string> = {
    'a token of another key': () => signIdentity(stranger.privateKey, 'users', anonymous),
    'a token for another subgraph': () => signIdentity(gateway.privateKey, 'billing', anonymous),
    'an expired token': () =>
      base().setProtectedHeader(header).setExpirationTime('-1s').sign(gateway.privateKey),
    'a token without expiry': () => base().setProtectedHeader(header).sign(gateway.privateKey),
    'a token of another type': () =>
      base()
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
        .setExpirationTime('1m')
        .sign(gateway.privateKey),
    'a token of another issuer': () =>
      base().setProtectedHeader(header).setIssuer('x').setExpirationTime('1m').sign(gateway.privateKey),
    'an unsigned token': () =>
      new UnsecuredJWT(claims)
        .setIssuer('gatefold-gateway')
        .setAudience('users')
        .setExpirationTime('1m')
        .encode(),
    'an unknown kind': () =>
      new SignJWT({ kind: 'root' })
        .setProtectedHeader(header)
        .setIssuer('gatefold-gateway')
        .setAudience('users')
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(gateway.privateKey),
    'a changed token': async () =>
      (await signIdentity(gateway.privateKey, 'users', anonymous)).replace(
        /\.(.)([^.]*)$/,
        (_all, first, rest) => (first === 'A' ? `.B${rest}` : `.A${rest}`),
      ),
    'no token': () => '',
  };
  test.each(Object.entries(forged))('%s', async (_name, make) => {
    await expect(Promise.resolve(make()).then(verify)).rejects.toThrow();
  });
});

test('the remembering verifier never accepts what the plain one refuses', async () => {
  const verify = createIdentityVerifier(gateway.publicKey, 'users');
  const token = await signIdentity(gateway.privateKey, 'billing', anonymous);
  await expect(verify(token)).rejects.toThrow();
  await expect(verify(token)).rejects.toThrow();
});

describe('a service that signs for itself', () => {
  // S10
  const ai = generateKeyPairSync('ed25519');
  const known = new Map([['ai', ai.publicKey]]);
  const verify = (token: string) => verifyIdentity(gateway.publicKey, 'billing', token, known);
  const signed = (claims: Record<string, unknown>, expires = '1m') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'gatefold-identity+jwt' })
      .setIssuer('gatefold-ai')
      .setAudience('billing')
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(ai.privateKey);
  const itself = { kind: 'service', svc: 'ai' };
  const person = { kind: 'member', sub: randomUUID(), sid: randomUUID(), username: 'ada', roles: ['ADMIN'] };
  const ent = { tier: 'PREMIUM', entitlements: planOf('PREMIUM').entitlements };

  test('is accepted as that service, and the gateway as before', async () => {
    expect(await verify(await signServiceIdentity(ai.privateKey, 'billing', 'ai'))).toEqual(service('ai'));
    const member = buildMember();
    expect(await verify(await signIdentity(gateway.privateKey, 'billing', member))).toEqual(member);
  });

  const forged: Record<string, () => Promise<string>> = {
    'as a person': () => signed({ ...person, ent }),
    'as nobody': () => signed({ kind: 'anonymous' }),
    'as another service': () => signed({ ...itself, svc: 'gateway' }),
    'for another subgraph': () => signServiceIdentity(ai.privateKey, 'users', 'ai'),
    'with the key of somebody else': () => signServiceIdentity(stranger.privateKey, 'billing', 'ai'),
    'in the name of the gateway': () => signIdentity(ai.privateKey, 'billing', service('ai')),
    'under a name that is not known': () => signServiceIdentity(ai.privateKey, 'billing', 'content'),
    'when it expired': () => signed(itself, '-1s'),
  };
  test.each(Object.entries(forged))('is refused %s', async (_name, make) => {
    await expect(make().then(verify)).rejects.toThrow();
  });

  test('is refused where no services are known', async () => {
    const token = await signServiceIdentity(ai.privateKey, 'billing', 'ai');
    await expect(verifyIdentity(gateway.publicKey, 'billing', token)).rejects.toThrow();
    await expect(createIdentityVerifier(gateway.publicKey, 'billing')(token)).rejects.toThrow();
    expect(await createIdentityVerifier(gateway.publicKey, 'billing', known)(token)).toEqual(service('ai'));
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { buildMember } from '../testing/actors.js';
import {
  anonymous,
  createIdentityVerifier,
  service,
  signIdentity,
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

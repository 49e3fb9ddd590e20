import type { Operation } from '@gatefold/runtime/operation';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { currentKey, planKeys } from './key-schedule.js';
import type { Sealer } from './sealer.js';
import { deleteKeys, insertKey, lockKeys, readKeys, type StoredKey } from './signing-key-table.js';

/** Algorithm of every access token. */
export const tokenAlgorithm = 'ES256';
/** How long a process signs from the keys it has read; far below the time that a key is published before it signs. */
const rememberedMs = 30_000;

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

/** The keys that sign access tokens, shared by all processes through the database. */
export interface SigningKeys {
  /** Makes the first key, a successor when one is due, and removes keys that nobody needs. Any number may call at once. */
  bringUpToDate(operation: Operation): Promise<void>;
  /** What verifies every token that has not expired, and those of the next key. */
  published(operation: Operation): Promise<readonly JWK[]>;
  /** The key that signs now. Rejects when the database holds none of this master key. */
  current(operation: Operation): Promise<SigningKey>;
}

export interface SigningKeysOptions {
  readonly sealer: Sealer;
  readonly ageMsMax: number;
  readonly tokenLifetimeMs: number;
}

export function createSigningKeys({ sealer, ageMsMax, tokenLifetimeMs }: SigningKeysOptions): SigningKeys {
  let ring: { readonly keys: readonly StoredKey[]; readonly readAtMs: number } | undefined;
  let opened: SigningKey | undefined;

  const readRing = async (operation: Operation): Promise<readonly StoredKey[]> => {
    if (!ring || Date.now() - ring.readAtMs > rememberedMs) {
      ring = { keys: await asKeeper(operation).read(readKeys), readAtMs: Date.now() };
    }
    return ring.keys;
  };

  return {
    bringUpToDate: async (operation) => {
      await asKeeper(operation).transaction(async (tx) => {
        await lockKeys(tx);
        const policy = { masterKeyId: sealer.keyId, ageMsMax, tokenLifetimeMs };
        const plan = planKeys(await readKeys(tx), Date.now(), policy);
        if (plan.addSigningFromMs !== undefined)
          await insertKey(tx, await makeKey(sealer, plan.addSigningFromMs));
        await deleteKeys(tx, plan.remove);
      });
      ring = undefined;
    },
    published: async (operation) => (await asKeeper(operation).read(readKeys)).map((key) => key.publicJwk),
    current: async (operation) => {
      const stored = currentKey(await readRing(operation), Date.now(), sealer.keyId);
      if (!stored) throw new Error('There is no signing key that this MASTER_KEY opens');
      if (opened?.kid !== stored.kid) opened = await openKey(sealer, stored);
      return opened;
    },
  };
}

function asKeeper(operation: Operation): Operation {
  return operation.asService('signing-keys');
}

async function makeKey(sealer: Sealer, signsFromMs: number): Promise<StoredKey> {
  const pair = await generateKeyPair(tokenAlgorithm, { extractable: true });
  const publicPart = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicPart);
  const privateJwk = Buffer.from(JSON.stringify(await exportJWK(pair.privateKey)));
  return {
    kid,
    publicJwk: { ...publicPart, kid, alg: tokenAlgorithm, use: 'sig' },
    sealedPrivateJwk: sealer.seal(privateJwk, kid),
    masterKeyId: sealer.keyId,
    createdAtMs: Date.now(),
    signsFromMs,
  };
}

async function openKey(sealer: Sealer, stored: StoredKey): Promise<SigningKey> {
  const jwk = JSON.parse(sealer.open(stored.sealedPrivateJwk, stored.kid).toString('utf8')) as JWK;
  return { kid: stored.kid, privateKey: (await importJWK(jwk, tokenAlgorithm)) as CryptoKey };
}

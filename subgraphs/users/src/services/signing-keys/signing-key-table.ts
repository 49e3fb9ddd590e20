import type { Transaction } from '@gatefold/runtime/database';
import type { JWK } from 'jose';
import type { ScheduledKey } from './key-schedule.js';

/** A row of `signing_key`. */
export interface StoredKey extends ScheduledKey {
  readonly publicJwk: JWK;
  readonly sealedPrivateJwk: Buffer;
}

/** One lock for everybody who changes the keys of a database. */
const lockKey = 5_301_912;

/** Waits until no other transaction changes keys; kept to the end of this one. */
export async function lockKeys(tx: Transaction): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock($1)', [lockKey]);
}

/** Every key that is published. */
export async function readKeys(tx: Transaction): Promise<readonly StoredKey[]> {
  const rows = await tx.sql(`
    select kid, public_jwk as "publicJwk", sealed_private_jwk as "sealedPrivateJwk", master_key_id as "masterKeyId",
      (extract(epoch from created_at) * 1000)::float8 as "createdAtMs",
      (extract(epoch from signs_from) * 1000)::float8 as "signsFromMs"
    from signing_key`);
  return rows as unknown as readonly StoredKey[];
}

export async function insertKey(tx: Transaction, key: StoredKey): Promise<void> {
  await tx.sql(
    `insert into signing_key (kid, public_jwk, sealed_private_jwk, master_key_id, created_at, signs_from)
     values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), to_timestamp($6::float8 / 1000))`,
    [
      key.kid,
      JSON.stringify(key.publicJwk),
      key.sealedPrivateJwk,
      key.masterKeyId,
      key.createdAtMs,
      key.signsFromMs,
    ],
  );
}

export async function deleteKeys(tx: Transaction, kids: readonly string[]): Promise<void> {
  await tx.sql('delete from signing_key where kid = any($1)', [kids]);
}

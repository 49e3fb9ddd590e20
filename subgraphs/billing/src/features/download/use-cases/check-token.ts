import type { Transaction } from '@gatefold/runtime/database';
import { hashOfToken } from '../../../files/secret-token.js';
import { decideAccess } from '../../../products/decide-access.js';
import { holdingsOf } from '../../../products/holdings.loader.js';
import type { ProductEntity } from '../../../products/product.entity.js';
import { findProduct } from '../../../products/product.repository.js';
import type { DownloadClient } from '../../../files/download-client.js';
import { findLatestOf, insertDownload } from '../download-log.repository.js';
import type { DownloadTokenEntity } from '../download-token.entity.js';
import { lockTokenByHash } from '../download-token.repository.js';

/** Why a link does not work, as an HTTP status and a sentence for its person. */
export interface Refusal {
  readonly status: 403 | 404 | 410;
  readonly error: string;
}

/** A link that works. */
export interface CheckedToken {
  readonly token: DownloadTokenEntity;
  readonly product: ProductEntity;
}

/**
 * Checks a link at the moment of its use: it stands, and its person may still have the product. Its row is locked, so
 * requests with one link take turns. A refusal of an existing link is in the log, once for each client.
 */
export async function checkToken(
  tx: Transaction,
  secret: string | undefined,
  client: DownloadClient,
): Promise<CheckedToken | Refusal> {
  const hash = hashOfToken(secret);
  const token = hash && (await lockTokenByHash(tx, hash));
  const product = token && (await findProduct(tx, token.productId));
  if (!token || !product) {
    return { status: 404, error: 'There is no download at this address. Make a new link.' };
  }
  const holdings = await holdingsOf(tx, token.userId);
  const access = decideAccess(product, holdings);
  const refusal = refusalOf(token, holdings.at) ?? (access.allowed ? undefined : accessEnded(access.reason));
  return refusal ? logRefusal(tx, token, client, refusal) : { token, product };
}

/** Writes a refusal into the log, once for each client of a link. */
export async function logRefusal(
  tx: Transaction,
  token: DownloadTokenEntity,
  client: DownloadClient,
  refusal: Refusal,
): Promise<Refusal> {
  if (!(await findLatestOf(tx, token.id, client.key, ['REFUSED']))) {
    await insertDownload(tx, token, client, { status: 'REFUSED', bytes: 0 });
  }
  return refusal;
}

function refusalOf({ revokedAt, expiresAt }: DownloadTokenEntity, at: Date): Refusal | undefined {
  if (revokedAt) return { status: 410, error: 'This link was taken back. Make a new one.' };
  if (expiresAt > at) return undefined;
  return { status: 410, error: `This link ended at ${expiresAt.toISOString()}. Make a new one.` };
}

function accessEnded(reason: string): Refusal {
  return { status: 403, error: `This product is no longer open to you. ${reason}` };
}

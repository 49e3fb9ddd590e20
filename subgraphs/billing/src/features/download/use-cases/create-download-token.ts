import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { pullCommand } from '../../../files/image-reference.js';
import { newSecretToken } from '../../../files/secret-token.js';
import { decideAccess } from '../../../products/decide-access.js';
import { holdingsOf } from '../../../products/holdings.loader.js';
import { findProduct } from '../../../products/product.repository.js';
import type { BillingServices } from '../../../services.js';
import { nothingToDownload, productNotFound, tooManyLinks } from '../download.errors.js';
import type { DownloadTokenEntity } from '../download-token.entity.js';
import { countTokensOfDay, insertToken, takeTurnOf } from '../download-token.repository.js';
import { currentFile } from './current-file.js';

/** A new link with the secret that only its person gets to know. */
export interface DownloadLink {
  readonly row: DownloadTokenEntity;
  readonly token: string;
  /** Undefined for container images. */
  readonly url: string | undefined;
  /** Undefined for files. */
  readonly pullCommand: string | undefined;
}

/** Makes a link for the caller: to one version of one product, for 24 hours unless set otherwise. */
export async function createDownloadToken(
  operation: Operation<BillingServices>,
  globalProductId: string,
): Promise<Result<DownloadLink>> {
  const { actor } = operation;
  if (actor.kind !== 'member') return fail('UNAUTHENTICATED', 'Sign in to download.');
  const { userId } = actor;
  const { registry, publicUrl, tokenHours, tokensPerDayMax } = operation.services.downloads;
  const productId = fromGlobalId('Product', globalProductId);
  if (productId === undefined) return productNotFound();
  const { product, access } = await operation.read(async (tx) => {
    const found = await findProduct(tx, productId);
    return { product: found, access: found && decideAccess(found, await holdingsOf(tx, userId)) };
  });
  if (!product || !access) return productNotFound();
  if (!access.allowed) return fail('FORBIDDEN', access.reason, ['input', 'productId']);
  const { dockerImage } = product;
  const file = dockerImage === null ? await currentFile(operation, product) : undefined;
  const version = dockerImage === null ? file?.version : product.currentVersion;
  if (!version || (dockerImage !== null && !registry)) return nothingToDownload();

  const { token, hash } = newSecretToken();
  return operation.asService('billing').transaction(async (tx) => {
    await takeTurnOf(tx, userId);
    if ((await countTokensOfDay(tx, userId)) >= tokensPerDayMax) return tooManyLinks(tokensPerDayMax);
    const row = await insertToken(
      tx,
      { userId, productId, productFileId: file?.id ?? null, version, tokenHash: hash },
      tokenHours,
    );
    return ok({
      row,
      token,
      url: dockerImage === null ? `${publicUrl}/files/${token}` : undefined,
      pullCommand: dockerImage === null ? undefined : pullCommand(dockerImage, version, token),
    });
  });
}

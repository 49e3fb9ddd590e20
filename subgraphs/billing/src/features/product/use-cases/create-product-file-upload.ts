import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { newSecretToken } from '../../../files/secret-token.js';
import { findProduct, findProductFile } from '../../../products/product.repository.js';
import type { BillingServices } from '../../../services.js';
import { productNotFound, versionTaken } from '../product.errors.js';
import { canManageProducts } from '../product.policy.js';
import { insertUpload } from '../product.repository.js';

/** A file as it is announced; `productId` is a global id and `sha256` hexadecimal. */
export interface FileToUpload {
  readonly productId: string;
  readonly version: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Where to send the bytes of a file. */
export interface FileUpload {
  readonly url: string;
  readonly partBytesMax: number;
  readonly expiresAt: Date;
}

/** Time for all parts of a file. */
const uploadMs = 24 * 3_600_000;

/** Announces a file of a product, by an administrator. */
export async function createProductFileUpload(
  operation: Operation<BillingServices>,
  input: FileToUpload,
): Promise<Result<FileUpload>> {
  const { actor, services } = operation;
  if (!canManageProducts(actor) || actor.kind !== 'member') {
    return fail('FORBIDDEN', 'Only administrators upload files of products.');
  }
  const { fileBytesMax, filePartBytesMax, publicUrl } = services.downloads;
  const productId = fromGlobalId('Product', input.productId);
  if (productId === undefined) return productNotFound();
  if (!Number.isInteger(input.sizeBytes) || input.sizeBytes > fileBytesMax) {
    return fail('BAD_USER_INPUT', `sizeBytes must be a whole number up to ${fileBytesMax}.`, [
      'input',
      'sizeBytes',
    ]);
  }
  const { token, hash } = newSecretToken();
  const expiresAt = new Date(Date.now() + uploadMs);
  return operation.transaction(async (tx) => {
    const product = await findProduct(tx, productId);
    if (!product) return productNotFound();
    if (product.kind !== 'FILE') {
      return fail('BAD_USER_INPUT', 'This product is a container image. Push it to its registry.', [
        'input',
        'productId',
      ]);
    }
    const { version, fileName, sizeBytes, sha256 } = input;
    if (await findProductFile(tx, productId, version)) return versionTaken(version);
    await insertUpload(tx, {
      productId,
      version,
      fileName,
      sizeBytes,
      sha256,
      tokenHash: hash,
      expiresAt,
      createdBy: actor.userId,
    });
    return ok({ url: `${publicUrl}/files/uploads/${token}`, partBytesMax: filePartBytesMax, expiresAt });
  });
}

import type { Readable } from 'node:stream';
import type { Operation } from '@gatefold/runtime/operation';
import { hashOfToken } from '../../../files/secret-token.js';
import { findProductFile, insertProductFile, lockProduct } from '../../../products/product.repository.js';
import type { BillingServices } from '../../../services.js';
import type { ProductUploadEntity } from '../product-upload.entity.js';
import { findUpload, lockUpload, saveProduct } from '../product.repository.js';

/** Bytes of a file from `offset` on. */
export interface FilePart {
  readonly token: string | undefined;
  readonly offset: number;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/** What became of a part: HTTP status, and how many bytes of the file are there now or what is wrong. */
export type PartReception =
  | { readonly status: 200 | 201; readonly receivedBytes: number }
  | { readonly status: 400 | 404 | 409 | 410 | 413 | 422; readonly error: string };

/**
 * Writes a part behind those that came before; a part may be sent again. With the last byte the file is checked and
 * becomes the current version (201).
 */
export async function receivePart(
  operation: Operation<BillingServices>,
  part: FilePart,
): Promise<PartReception> {
  const { files, filePartBytesMax } = operation.services.downloads;
  const hash = hashOfToken(part.token);
  const upload = hash && (await operation.read((tx) => findUpload(tx, hash)));
  if (!upload) return { status: 404, error: 'There is no upload at this address.' };
  if (upload.finishedAt) return { status: 410, error: 'This file has arrived in full.' };
  if (upload.expiresAt <= new Date())
    return { status: 410, error: 'This upload took too long. Start it again.' };
  if (part.sizeBytes > filePartBytesMax) {
    return { status: 413, error: `Send at most ${filePartBytesMax} bytes at once, with ?offset=.` };
  }
  const path = pathOf(upload);
  const present = (await files.sizeOf(path)) ?? 0;
  const end = part.offset + part.sizeBytes;
  if (part.offset > present || end > upload.sizeBytes) {
    return { status: 409, error: `Bytes ${present} to ${upload.sizeBytes} are missing, not these.` };
  }
  await files.write(path, part.offset, part.content);
  if (end < upload.sizeBytes) return { status: 200, receivedBytes: end };
  const stored = await files.inspect(path);
  if (stored?.sha256 !== upload.sha256 || stored.sizeBytes !== upload.sizeBytes) {
    await files.remove(path);
    return { status: 422, error: 'The file is not the one that was announced. Start again at offset 0.' };
  }
  return publish(operation, upload, path);
}

async function publish(
  operation: Operation<BillingServices>,
  { id, productId, version, fileName, sizeBytes, sha256 }: ProductUploadEntity,
  path: string,
): Promise<PartReception> {
  return operation.transaction(async (tx) => {
    const product = await lockProduct(tx, productId);
    const upload = await lockUpload(tx, id);
    const taken = await findProductFile(tx, productId, version);
    if (!product || (taken && taken.path !== path)) {
      return { status: 409, error: `Version ${version} got another file meanwhile.` } as const;
    }
    await insertProductFile(tx, { productId, version, path, fileName, sizeBytes, sha256 });
    upload.finishedAt = new Date();
    product.currentVersion = version;
    product.filePath = path;
    await saveProduct(tx, product);
    return { status: 201, receivedBytes: sizeBytes } as const;
  });
}

function pathOf({ productId, id }: ProductUploadEntity): string {
  return `${productId}/${id}`;
}

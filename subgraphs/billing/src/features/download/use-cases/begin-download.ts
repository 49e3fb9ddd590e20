import type { Operation } from '@gatefold/runtime/operation';
import type { ProductFileEntity } from '../../../products/product-file.entity.js';
import { findProductFile } from '../../../products/product.repository.js';
import type { BillingServices } from '../../../services.js';
import type { DownloadClient } from '../../../files/download-client.js';
import { addBytes } from '../download-log.repository.js';
import { checkToken, type Refusal } from './check-token.js';
import { countDownload } from './count-download.js';

/** A request with a link. */
export interface DownloadRequest {
  readonly token: string | undefined;
  readonly client: DownloadClient;
}

/** A download that may go on. */
export interface BegunDownload {
  readonly file: ProductFileEntity;
  /** Its line in the log; undefined where nothing is counted. */
  readonly logId: string | undefined;
  /** Bytes that were put down as sent already. */
  readonly reservedBytes: number;
}

/** Resumes overlap: so many times the bytes of the file belong to one download. */
const overlapMax = 2;

/**
 * Lets a request with a link begin a download or go on with one. `bytesAsked` gives the bytes of the answer from the
 * size of the file; they count as sent from now on, so that requests at the same time cannot take more than is due.
 */
export async function beginDownload(
  operation: Operation<BillingServices>,
  { token: secret, client }: DownloadRequest,
  bytesAsked: (sizeBytes: number) => number,
): Promise<BegunDownload | Refusal> {
  const { files, tokenUsesMax } = operation.services.downloads;
  return operation.transaction(async (tx) => {
    const checked = await checkToken(tx, secret, client);
    if ('status' in checked) return checked;
    const { token } = checked;
    const file = await findProductFile(tx, token.productId, token.version);
    if (!file || (await files.sizeOf(file.path)) !== file.sizeBytes) {
      operation.log.error({ productId: token.productId, version: token.version }, 'product_file_missing');
      return { status: 404, error: 'The file of this version is not here at present. Try again later.' };
    }
    const reservedBytes = bytesAsked(file.sizeBytes);
    if (reservedBytes === 0) return { file, logId: undefined, reservedBytes };
    const most = { uses: tokenUsesMax, bytes: overlapMax * file.sizeBytes };
    const counted = await countDownload(tx, token, client, reservedBytes, most);
    return 'status' in counted ? counted : { file, reservedBytes, logId: counted.logId };
  });
}

/** Puts down what was sent in truth, after the answer has ended. */
export async function endDownload(
  operation: Operation<BillingServices>,
  { logId, file, reservedBytes }: BegunDownload,
  sentBytes: number,
): Promise<void> {
  if (logId === undefined) return;
  await operation.transaction((tx) => addBytes(tx, logId, sentBytes - reservedBytes, file.sizeBytes));
}

import { toGlobalId } from '@gatefold/schema';
import type { Operation } from '@gatefold/runtime/operation';
import { placeOfImage } from '../../../files/image-reference.js';
import { grantedAccess } from '../../../files/registry-scope.js';
import type { RegistryToken, RegistryTokens } from '../../../files/registry-tokens.js';
import type { BillingServices } from '../../../services.js';
import type { DownloadRequest } from './begin-download.js';
import { checkToken, type Refusal } from './check-token.js';
import { countDownload } from './count-download.js';

/**
 * Trades a link for what a registry believes: pulling the one repository of its product, as far as it was asked for. A
 * sign-in asks for nothing and counts as no download; each client that asks to pull counts as one.
 */
export async function issueRegistryToken(
  operation: Operation<BillingServices>,
  registry: RegistryTokens,
  { token: secret, client }: DownloadRequest,
  scopes: readonly string[],
): Promise<RegistryToken | Refusal> {
  const { tokenUsesMax } = operation.services.downloads;
  const permitted = await operation.transaction(async (tx) => {
    const checked = await checkToken(tx, secret, client);
    if ('status' in checked) return checked;
    const { token, product } = checked;
    if (product.dockerImage === null) return notAnImage;
    const access = grantedAccess(scopes, placeOfImage(product.dockerImage).repository);
    const most = { uses: tokenUsesMax, bytes: Infinity };
    const counted = access.length > 0 ? await countDownload(tx, token, client, 0, most) : undefined;
    if (counted && 'status' in counted) return counted;
    return { subject: toGlobalId('User', token.userId), access };
  });
  return 'status' in permitted ? permitted : registry.issue(permitted.subject, permitted.access);
}

const notAnImage: Refusal = {
  status: 403,
  error: 'This link is for a file, not for a container image. Open it in a browser.',
};

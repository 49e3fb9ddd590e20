import { fail, type Failure } from '@gatefold/runtime/operation';

/** The product does not exist. */
export function productNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no product with this id.', ['input', 'productId']);
}

/** Nothing can be handed out yet. */
export function nothingToDownload(): Failure {
  return fail('CONFLICT', 'There is nothing to download yet. Come back later.', ['input', 'productId']);
}

/** The person made too many links. */
export function tooManyLinks(most: number): Failure {
  return fail(
    'RATE_LIMITED',
    `At most ${most} links are made within 24 hours. Use one that you have, or wait.`,
  );
}

/** The link does not exist, or belongs to somebody else. */
export function downloadTokenNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no download link with this id.', ['input', 'id']);
}

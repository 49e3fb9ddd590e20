import { fail, type Failure } from '@gatefold/runtime/operation';

/** The product does not exist. */
export function productNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no product with this id.', ['input', 'productId']);
}

/** Another product has the key. */
export function keyTaken(): Failure {
  return fail('CONFLICT', 'Another product has this key. Choose another one.', ['input', 'key']);
}

/** A file of this version is there already. */
export function versionTaken(version: string): Failure {
  return fail(
    'CONFLICT',
    `Version ${version} has a file, and files never change. Give this one a new version.`,
    ['input', 'version'],
  );
}

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

/** The person has it, for good. */
export function alreadyBought(name: string): Failure {
  return fail('CONFLICT', `You bought ${name} already. Download it.`, ['input', 'productId']);
}

/** It has no price, or Stripe does not know the price that it names. */
export function notSold(name: string): Failure {
  return fail('CONFLICT', `${name} is not sold by itself at present.`, ['input', 'productId']);
}

/** Nobody pays for nothing. */
export function nothingToDownload(name: string): Failure {
  return fail(
    'CONFLICT',
    `There is nothing to download of ${name} yet, so it is not sold. Come back later.`,
    ['input', 'productId'],
  );
}

import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { readClock } from '../../../grants/grant.repository.js';
import { newLicenceKey } from './licence-key.js';
import type { LicenceEntity } from '../licence.entity.js';
import { licenceNotFound } from '../licence.errors.js';
import { canManageLicences } from '../licence.policy.js';
import { insertLicence, lockLicence, markLicenceRevoked } from '../licence.repository.js';

/** Takes a licence back, by an administrator; its person gets no other by themselves. */
export async function revokeLicence(operation: Operation, licenceId: string): Promise<Result<LicenceEntity>> {
  return end(operation, licenceId, false);
}

/** Replaces a licence whose key leaked by a new one, by an administrator; the old key is worth nothing from now on. */
export async function rotateLicence(operation: Operation, licenceId: string): Promise<Result<LicenceEntity>> {
  return end(operation, licenceId, true);
}

async function end(
  operation: Operation,
  licenceId: string,
  replace: boolean,
): Promise<Result<LicenceEntity>> {
  if (!canManageLicences(operation.actor)) return fail('FORBIDDEN', 'Only administrators end licences.');
  const id = fromGlobalId('Licence', licenceId);
  if (id === undefined) return licenceNotFound();
  return operation.transaction(async (tx) => {
    const licence = await lockLicence(tx, id);
    if (!licence || licence.revokedAt) return licenceNotFound();
    await markLicenceRevoked(tx, licence, await readClock(tx));
    const { userId, productId } = licence;
    return ok(replace ? await insertLicence(tx, { userId, productId, key: newLicenceKey() }) : licence);
  });
}

import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { GrantEntity } from '../../../grants/grant.entity.js';
import { readClock } from '../../../grants/grant.repository.js';
import { lockGrant, markRevoked } from '../../../grants/grant-change.repository.js';
import { grantNotFound } from '../grant.errors.js';
import { canManageGrants } from '../grant.policy.js';
import { announceTier } from '../../../grants/announce-tier.js';

/** Takes a grant back from now on, by an administrator. A grant that was taken back before stays as it is. */
export async function revokeGrant(operation: Operation, grantId: string): Promise<Result<GrantEntity>> {
  if (!canManageGrants(operation.actor)) return fail('FORBIDDEN', 'Only administrators take plans back.');
  const id = fromGlobalId('Grant', grantId);
  if (id === undefined) return grantNotFound();
  return operation.transaction(async (tx) => {
    const grant = await lockGrant(tx, id);
    if (!grant) return grantNotFound();
    if (grant.revokedAt !== null) return ok(grant);
    await markRevoked(tx, grant, await readClock(tx));
    await announceTier(tx, grant.userId);
    return ok(grant);
  });
}

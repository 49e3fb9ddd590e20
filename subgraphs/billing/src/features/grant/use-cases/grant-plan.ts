import { fromGlobalId, type Tier } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { GrantEntity } from '../../../grants/grant.entity.js';
import { isPersonKnown } from '../../../grants/announced-tier.repository.js';
import { insertGrant } from '../../../grants/grant-change.repository.js';
import { personNotFound } from '../grant.errors.js';
import { canManageGrants } from '../grant.policy.js';
import { announceTier } from '../../../grants/announce-tier.js';

/** Who gets which plan; `userId` is a global id and `endsAt` lies in the future. */
export interface PlanToGrant {
  readonly userId: string;
  readonly planKey: Tier;
  readonly reason: string;
  readonly endsAt?: Date | null;
}

/** Puts a person on a plan from now on, by an administrator. */
export async function grantPlan(operation: Operation, input: PlanToGrant): Promise<Result<GrantEntity>> {
  if (!canManageGrants(operation.actor)) return fail('FORBIDDEN', 'Only administrators give plans.');
  const userId = fromGlobalId('User', input.userId);
  if (userId === undefined) return personNotFound();
  return operation.transaction(async (tx) => {
    if (!(await isPersonKnown(tx, userId))) return personNotFound();
    const { planKey, reason, endsAt = null } = input;
    const grant = await insertGrant(tx, { userId, planKey, source: 'ADMIN', reason: reason.trim(), endsAt });
    if (!grant) throw new Error('A grant without a reference of its own cannot conflict');
    await announceTier(tx, userId);
    return ok(grant);
  });
}

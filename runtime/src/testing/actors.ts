import { randomUUID } from 'node:crypto';
import { planOf, type Role, type Tier } from '@gatefold/schema';
import type { MemberActor } from '../identity/index.js';

/** A signed-in person on a plan. */
export function buildMember(overrides: Partial<MemberActor> & { tier?: Tier } = {}): MemberActor {
  const { tier = 'FREE', ...rest } = overrides;
  const userId = rest.userId ?? randomUUID();
  return {
    kind: 'member',
    userId,
    sessionId: randomUUID(),
    username: `person-${userId.slice(0, 8)}`,
    roles: ['MEMBER'],
    access: { tier, entitlements: planOf(tier).entitlements },
    ...rest,
  };
}

/** A signed-in administrator. */
export function buildAdmin(overrides: Partial<MemberActor> = {}): MemberActor {
  const roles: readonly Role[] = ['MEMBER', 'ADMIN'];
  return buildMember({ roles, ...overrides });
}

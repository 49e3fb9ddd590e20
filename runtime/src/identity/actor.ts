import type { EntitlementTable, Role, Tier } from '@gatefold/schema';

/** Nobody in particular. */
export interface AnonymousActor {
  readonly kind: 'anonymous';
}

/** A signed-in person. */
export interface MemberActor {
  readonly kind: 'member';
  /** uuid of the account. */
  readonly userId: string;
  readonly sessionId: string;
  readonly username: string;
  readonly roles: readonly Role[];
  /** What billing allowed this person when the request was admitted. */
  readonly access: AccessSnapshot;
}

/** A part of the platform that acts for nobody, e.g. an event handler. */
export interface ServiceActor {
  readonly kind: 'service';
  /** Name of the process or feature. */
  readonly service: string;
}

/** Who acts. */
export type Actor = AnonymousActor | MemberActor | ServiceActor;

export interface AccessSnapshot {
  readonly tier: Tier;
  readonly entitlements: EntitlementTable;
}

export const anonymous: AnonymousActor = { kind: 'anonymous' };

export function service(name: string): ServiceActor {
  return { kind: 'service', service: name };
}

export function isAdmin(actor: Actor): boolean {
  return actor.kind === 'member' && actor.roles.includes('ADMIN');
}

/** Whether the actor is the person with this uuid. */
export function isSelf(actor: Actor, userId: string): boolean {
  return actor.kind === 'member' && actor.userId === userId;
}

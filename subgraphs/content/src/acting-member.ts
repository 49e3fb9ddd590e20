import type { Actor, MemberActor } from '@gatefold/runtime/identity';

/** The signed-in person who acts. Throws for anybody else: `@Access('member')` lets nobody else come here. */
export function actingMember(actor: Actor): MemberActor {
  if (actor.kind !== 'member') throw new Error(`A member is needed here, not ${actor.kind}`);
  return actor;
}

import type { Actor, MemberActor } from '@gatefold/runtime/identity';

/** The signed-in actor of a use case that only members reach. Throws otherwise. */
export function actingPerson({ actor }: { readonly actor: Actor }): MemberActor {
  if (actor.kind !== 'member') throw new Error(`Only a member can do this, not ${actor.kind}`);
  return actor;
}

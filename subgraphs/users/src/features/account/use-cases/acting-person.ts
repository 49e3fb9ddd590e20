import type { Transaction } from '@gatefold/runtime/database';
import type { MemberActor } from '@gatefold/runtime/identity';

/** The signed-in actor of a use case that only members reach. Throws otherwise. */
export function actingPerson(tx: Transaction): MemberActor {
  if (tx.actor.kind !== 'member') throw new Error(`Only a member can do this, not ${tx.actor.kind}`);
  return tx.actor;
}

import type { Transaction } from '@gatefold/runtime/database';
import type { Failure } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import type { ProjectEntity } from '../project.entity.js';
import { projectFrozen } from '../project.errors.js';
import { countProjectsOf } from '../project.repository.js';

/** The answer to a change of a frozen project of the actor. */
export async function refuseFrozen(tx: Transaction, { ownerId, title }: ProjectEntity): Promise<Failure> {
  return projectFrozen(title, actingMember(tx.actor).access, await countProjectsOf(tx, ownerId));
}

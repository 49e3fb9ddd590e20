import { isSelf, type Actor } from '@gatefold/runtime/identity';
import type { ProjectEntity } from './project.entity.js';

type Owned = Pick<ProjectEntity, 'ownerId' | 'status'>;

/** Published projects are for everybody, the others for their owner. */
export function canSeeProject(actor: Actor, project: Owned): boolean {
  return project.status === 'PUBLISHED' || isSelf(actor, project.ownerId);
}

/** Only the owner changes a project. */
export function canChangeProject(actor: Actor, project: Owned): boolean {
  return isSelf(actor, project.ownerId);
}

/** Whether it is read-only at this moment: it does not fit into the plan, and the notice of that is over. */
export function isFrozen({ freezesAt }: Pick<ProjectEntity, 'freezesAt'>, at: Date): boolean {
  return freezesAt !== null && freezesAt <= at;
}

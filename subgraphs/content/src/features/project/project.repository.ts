import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/operation';
import { ProjectEntity } from './project.entity.js';

/** Projects by uuid, many at once. */
export const projectById = defineLoader<ProjectEntity>({
  name: 'project-by-id',
  batch: (tx, ids) => tx.em.find(ProjectEntity, { id: { $in: [...ids] } }),
  keyOf: (project) => project.id,
});

/**
 * Makes everything that changes a person's list of projects wait for each other until the transaction ends, so that a
 * count stays true and positions stay without gaps.
 */
export async function lockProjectsOf(tx: Transaction, ownerId: string): Promise<void> {
  await tx.sql(
    `select pg_advisory_xact_lock(hashtextextended('content.projects', 0) # hashtextextended($1, 0))`,
    [ownerId],
  );
}

/** Number of a person's projects in every state. */
export async function countProjectsOf(tx: Transaction, ownerId: string): Promise<number> {
  return tx.em.count(ProjectEntity, { ownerId });
}

/** All projects of a person in order. */
export async function projectsOf(tx: Transaction, ownerId: string): Promise<ProjectEntity[]> {
  return tx.em.find(ProjectEntity, { ownerId }, { orderBy: { position: 'asc', id: 'asc' } });
}

/** The project for a change, or null when this actor may not change it; others wait until the transaction ends. */
export async function lockProject(tx: Transaction, id: string): Promise<ProjectEntity | null> {
  return tx.em.findOne(ProjectEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Makes the person known, so that the own first project can be filed under a name. */
export async function rememberCreator(tx: Transaction, id: string, username: string): Promise<void> {
  await tx.sql('select remember_creator($1, $2)', [id, username]);
}

export async function insertProject(
  tx: Transaction,
  project: Omit<ProjectEntity, 'version' | 'keptLive' | 'freezesAt' | 'createdAt' | 'updatedAt'>,
): Promise<ProjectEntity> {
  const now = new Date();
  const beginning = { version: 1, keptLive: false, freezesAt: null, createdAt: now, updatedAt: now };
  const row = tx.em.create(ProjectEntity, { ...project, ...beginning });
  await tx.em.flush();
  return row;
}

/** Writes what was changed on the row and counts its version up. */
export async function saveProject(tx: Transaction, project: ProjectEntity): Promise<void> {
  project.version += 1;
  project.updatedAt = new Date();
  await tx.em.flush();
}

/** Deletes the project with its words and suggestions and closes its place in the list. */
export async function deleteProjectRow(tx: Transaction, project: ProjectEntity): Promise<void> {
  await tx.sql('delete from suggestion where project_id = $1', [project.id]);
  await tx.sql('delete from project where id = $1', [project.id]);
  await tx.sql('update project set position = position - 1 where owner_id = $1 and position > $2', [
    project.ownerId,
    project.position,
  ]);
}

/** Writes the places of these projects, 0 for the first. */
export async function writeOrder(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.sql(
    `update project set position = place.number - 1
     from unnest($1::uuid[]) with ordinality as place (id, number)
     where project.id = place.id and project.position <> place.number - 1`,
    [ids],
  );
}

/** The project as it is now, or null when it does not exist for this actor. */
export async function readProject(tx: Transaction, id: string): Promise<ProjectEntity | null> {
  return tx.em.findOne(ProjectEntity, { id });
}

import { projectDeleted } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { eraseProject } from '../use-cases/erase-project.js';

/** The text of a deleted project is forgotten here as well. */
export const onProjectDeleted = defineHandler(projectDeleted, {
  name: 'erase-project-text-on-project-deleted',
  handle: ({ projectId, ownerId }, tx: Transaction) => eraseProject(tx, projectId, ownerId),
});

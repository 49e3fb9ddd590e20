import { projectSaved } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { keepProjectText } from '../use-cases/keep-project-text.js';

/** The text to analyze follows the project. */
export const onProjectSaved = defineHandler(projectSaved, {
  name: 'keep-project-text-on-project-saved',
  handle: (project, tx: Transaction) => keepProjectText(tx, project),
});

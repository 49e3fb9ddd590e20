import type { EditableProjectFragment, ProjectStatus } from '../../gql/graphql.js';

/** What can be done with a project from its row. */
export interface ProjectActions {
  readonly edit: (project: EditableProjectFragment) => void;
  readonly improve: (project: EditableProjectFragment) => void;
  readonly remove: (project: EditableProjectFragment) => void;
  readonly setStatus: (project: EditableProjectFragment, status: ProjectStatus) => void;
  /** Moves by one place; `step` is -1 or 1. */
  readonly moveBy: (project: EditableProjectFragment, step: -1 | 1) => void;
}

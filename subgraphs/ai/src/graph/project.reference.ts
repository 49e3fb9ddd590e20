import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toProjectType } from './project.type.js';

/** A project by global id; costs no statement, since what this subgraph adds is loaded by its fields. */
export const projectReference = defineReference({
  typeName: 'Project',
  resolve: (key) => {
    const projectId = fromGlobalId('Project', String(key['id']));
    return projectId === undefined ? null : toProjectType(projectId);
  },
});

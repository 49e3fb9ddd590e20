import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toProjectType } from './project.type.js';
import { findProject } from './use-cases/find-project.js';

/** `Project` by id, for those who may see it. */
export const projectReference = defineReference({
  typeName: 'Project',
  resolve: async (key, context) => {
    const row = await findProject(context, fromGlobalId('Project', String(key['id'])));
    return row && toProjectType(row);
  },
});

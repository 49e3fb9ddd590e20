import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromGlobalId } from '@gatefold/schema';
import { service } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { createProject } from './testing/project.factory.js';

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

/** Events of one project in the order in which they were recorded. */
const recordedOf = (projectId: string | undefined) =>
  content.as(service('content')).read(async (tx) => {
    const rows = await tx.sql('select name, payload from outbox where subject = $1 order by position', [
      projectId,
    ]);
    return rows.map(({ name, payload }) => ({ name, payload }));
  });

// GX-1
test('each change of a project is announced with the state after it, and a refused one is not', async () => {
  const ada = buildMember();
  const { id } = await createProject(content, ada, { title: 'One', tags: ['a'], technologies: ['B'] });
  const update = `mutation ($title: String) { updateProject(input: { id: "${id}", title: $title }) { userErrors { code } } }`;
  await content.execute(ada, update, { title: 'Two' });
  await content.execute(buildMember(), update, { title: 'Stolen' });
  await content.execute(ada, `mutation { deleteProject(input: { id: "${id}" }) { deletedProjectId } }`);
  const projectId = fromGlobalId('Project', id);
  const ids = { projectId, ownerId: ada.userId };
  const state = { shortSummary: '', description: '', tags: ['a'], technologies: ['B'], status: 'PUBLISHED' };
  expect(await recordedOf(projectId)).toEqual([
    { name: 'content.project.saved@1', payload: { ...ids, ...state, title: 'One', version: 1 } },
    { name: 'content.project.saved@1', payload: { ...ids, ...state, title: 'Two', version: 2 } },
    { name: 'content.project.deleted@1', payload: ids },
  ]);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, type Actor } from '@gatefold/runtime/identity';
import { buildMember, eventually } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { watch, type Watcher } from '../../testing/watch.js';
import { createProject } from './testing/project.factory.js';

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

const subscription = 'subscription ($id: ID!) { projectUpdated(id: $id) { title tags } }';
const watchProject = (
  viewer: Actor,
  id: string,
): Promise<Watcher<{ title: string; tags: string[] } | null>> => watch(content, viewer, subscription, { id });

const update = (owner: Actor, input: object) =>
  content.execute(
    owner,
    `mutation ($input: UpdateProjectInput!) { updateProject(input: $input) { userErrors { code } } }`,
    {
      input,
    },
  );

test('a visitor gets changes while the project is published, and null once when it no longer is', async () => {
  const ada = buildMember();
  const { id } = await createProject(content, ada);
  const visitor = await watchProject(anonymous, id);
  await update(ada, { id, title: 'Two', tags: ['new'] });
  expect(await visitor.next()).toEqual({ title: 'Two', tags: ['new'] });
  await update(ada, { id, status: 'DRAFT' });
  expect(await visitor.next()).toBeNull();
  await update(ada, { id, title: 'Secret' });
  await update(ada, { id, title: 'Three', status: 'PUBLISHED' });
  expect(await visitor.next()).toMatchObject({ title: 'Three' });
  await visitor.stop();
});

test('the owner gets changes of a draft, and null when it is deleted', async () => {
  const ada = buildMember();
  const { id } = await createProject(content, ada, { status: 'DRAFT' });
  const owner = await watchProject(ada, id);
  await update(ada, { id, title: 'Two' });
  expect(await owner.next()).toMatchObject({ title: 'Two' });
  await content.execute(ada, `mutation { deleteProject(input: { id: "${id}" }) { deletedProjectId } }`);
  expect(await owner.next()).toBeNull();
  await owner.stop();
});

// R8
test('a subscriber that leaves while nothing happens is forgotten at once', async () => {
  const missing = toGlobalId('Project', '00000000-0000-4000-8000-000000000000');
  const visitor = await watchProject(anonymous, missing);
  await visitor.stop();
  expect(await eventually(() => visitor.hasEnded() || undefined)).toBe(true);
});

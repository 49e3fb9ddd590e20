import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectDeleted, projectSaved } from '@gatefold/schema';
import { buildMember } from '@gatefold/runtime/testing';
import { buildSaved, rowsOf, startAi, type Ai } from '../../projects/testing/arrange.js';

let ai: Ai;
beforeAll(async () => {
  ai = await startAi();
});
afterAll(() => ai.stop());

const textOf = async (projectId: string) => {
  const [row] = await rowsOf(ai, 'select title, tags, version, deleted_at from project_text where id = $1', [
    projectId,
  ]);
  return row;
};

test('the text follows the project', async () => {
  const first = buildSaved(buildMember(), { tags: ['one', 'it\'s "two"'] });
  await ai.deliver(projectSaved, first);
  expect(await textOf(first.projectId)).toMatchObject({ title: first.title, tags: first.tags, version: 1 });
  await ai.deliver(projectSaved, { ...first, title: 'Second', version: 2 });
  expect(await textOf(first.projectId)).toMatchObject({ title: 'Second', version: 2 });
});

test('events that come twice or out of order leave the latest state', async () => {
  // R2
  const saved = buildSaved(buildMember());
  for (const version of [3, 1, 3, 2]) {
    await ai.deliver(projectSaved, { ...saved, title: `Version ${version}`, version });
  }
  expect(await textOf(saved.projectId)).toMatchObject({ title: 'Version 3', version: 3 });
});

test('a deleted project leaves no text and cannot come back', async () => {
  const saved = buildSaved(buildMember());
  await ai.deliver(projectSaved, saved);
  await ai.deliver(projectDeleted, saved);
  await ai.deliver(projectDeleted, saved);
  await ai.deliver(projectSaved, { ...saved, version: 2 });
  expect(await textOf(saved.projectId)).toMatchObject({ title: '', tags: [], deleted_at: expect.anything() });
});

test('a project that is deleted before it arrived never arrives', async () => {
  // R2
  const saved = buildSaved(buildMember());
  await ai.deliver(projectDeleted, saved);
  await ai.deliver(projectSaved, { ...saved, version: 7 });
  expect(await textOf(saved.projectId)).toMatchObject({ title: '', deleted_at: expect.anything() });
});

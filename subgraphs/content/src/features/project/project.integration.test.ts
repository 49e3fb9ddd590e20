import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { createProject } from './testing/project.factory.js';

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

const errors = 'userErrors { code message path }';
const create = `mutation ($input: CreateProjectInput!) { createProject(input: $input) {
  project { title shortSummary description status tags technologies liveLink githubLink position version owner { id username } }
  ${errors} } }`;
const update = `mutation ($input: UpdateProjectInput!) { updateProject(input: $input) {
  project { title shortSummary status tags technologies liveLink version } ${errors} } }`;
const remove = `mutation ($input: DeleteProjectInput!) { deleteProject(input: $input) { deletedProjectId ${errors} } }`;
const one = 'query ($id: ID!) { project(id: $id) { title status } }';
const missing = toGlobalId('Project', '00000000-0000-4000-8000-000000000000');

describe('createProject', () => {
  // PF-3, PF-5
  test('keeps what was given, with tidy words and the name of its owner', async () => {
    const ada = buildMember();
    const answer = await content.execute(ada, create, {
      input: {
        title: '  A bridge ',
        shortSummary: 'Steel.',
        description: '# Why',
        tags: ['#Steel', 'steel', '  River   Walk ', ''],
        technologies: ['Three.js', 'three.js', 'Blender'],
        liveLink: 'https://bridge.example/',
        githubLink: '',
      },
    });
    expect(answer).toMatchObject({ errors: [], data: { createProject: { userErrors: [] } } });
    expect(answer.data['createProject']).toMatchObject({
      project: {
        title: 'A bridge',
        shortSummary: 'Steel.',
        description: '# Why',
        status: 'DRAFT',
        tags: ['steel', 'river walk'],
        technologies: ['Three.js', 'Blender'],
        liveLink: 'https://bridge.example/',
        githubLink: null,
        position: 0,
        version: 1,
        owner: { id: toGlobalId('User', ada.userId), username: ada.username },
      },
    });
  });

  // PS-16, S12, S15
  test.each([
    ['a blank title', { title: '   ' }, ['input', 'title']],
    ['a long title', { title: 'x'.repeat(121) }, ['input', 'title']],
    ['a title that cannot be stored', { title: 'a\0b' }, ['input', 'title']],
    ['a long summary', { shortSummary: 'x'.repeat(281) }, ['input', 'shortSummary']],
    ['a link without TLS', { liveLink: 'http://a.example' }, ['input', 'liveLink']],
    ['a link that runs', { githubLink: 'javascript:alert(1)' }, ['input', 'githubLink']],
    ['a link with a login', { liveLink: 'https://me:secret@a.example' }, ['input', 'liveLink']],
    ['13 tags', { tags: Array.from({ length: 13 }, (_, index) => `t${index}`) }, ['input', 'tags']],
    [
      '21 technologies',
      { technologies: Array.from({ length: 21 }, (_, i) => `t${i}`) },
      ['input', 'technologies'],
    ],
    ['a long tag', { tags: ['x'.repeat(41)] }, ['input', 'tags']],
    ['half a surrogate pair in a tag', { tags: ['\ud800'] }, ['input', 'tags', '0']],
  ])('refuses %s', async (_name, fields, path) => {
    const answer = await content.execute(buildMember(), create, { input: { title: 'A bridge', ...fields } });
    expect(answer.errors).toEqual([]);
    expect(answer.data['createProject']).toMatchObject({
      project: null,
      userErrors: [{ code: 'BAD_USER_INPUT', path }],
    });
  });

  test('asks visitors to sign in', async () => {
    expect((await content.execute(anonymous, create, { input: { title: 'x' } })).code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('updateProject', () => {
  test('changes what is given, empties what is null and counts the version up', async () => {
    const ada = buildMember();
    const before = {
      shortSummary: 'Old',
      tags: ['a', 'b'],
      technologies: ['C'],
      liveLink: 'https://a.example',
    };
    const { id } = await createProject(content, ada, before);
    const input = {
      id,
      title: 'B',
      tags: ['b', 'c'],
      technologies: null,
      liveLink: null,
      status: 'ARCHIVED',
    };
    const answer = await content.execute(ada, update, { input });
    expect(answer.data['updateProject']).toEqual({
      project: {
        title: 'B',
        shortSummary: 'Old',
        status: 'ARCHIVED',
        tags: ['b', 'c'],
        technologies: [],
        liveLink: null,
        version: 2,
      },
      userErrors: [],
    });
  });

  test('refuses a blank title and changes nothing', async () => {
    const ada = buildMember();
    const { id } = await createProject(content, ada);
    const answer = await content.execute(ada, update, { input: { id, title: ' ' } });
    expect(answer.data['updateProject']).toMatchObject({ userErrors: [{ path: ['input', 'title'] }] });
    expect((await content.execute(ada, one, { id })).data).toMatchObject({ project: { title: 'A bridge' } });
  });

  test('asks visitors to sign in', async () => {
    expect((await content.execute(anonymous, update, { input: { id: missing } })).code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('deleteProject', () => {
  test('deletes it and closes its place in the list', async () => {
    const ada = buildMember();
    const first = await createProject(content, ada, { title: 'First' });
    const second = await createProject(content, ada, { title: 'Second', tags: ['kept'] });
    const answer = await content.execute(ada, remove, { input: { id: first.id } });
    expect(answer.data['deleteProject']).toEqual({ deletedProjectId: first.id, userErrors: [] });
    const list = `query ($id: ID!) { gone: project(id: $id) { id } kept: project(id: "${second.id}") { position tags } }`;
    expect((await content.execute(ada, list, { id: first.id })).data).toEqual({
      gone: null,
      kept: { position: 0, tags: ['kept'] },
    });
  });

  test('asks visitors to sign in', async () => {
    expect((await content.execute(anonymous, remove, { input: { id: missing } })).code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('a foreign project', () => {
  // S6
  test('answers changes as a missing one does, byte for byte', async () => {
    const [ada, eve] = [buildMember(), buildMember()];
    const published = await createProject(content, ada);
    const draft = await createProject(content, ada, { status: 'DRAFT' });
    for (const mutation of [update, remove]) {
      const answers: string[] = [];
      for (const id of [published.id, draft.id, missing, 'nonsense']) {
        answers.push(JSON.stringify(await content.execute(eve, mutation, { input: { id } })));
      }
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain('NOT_FOUND');
    }
    expect((await content.execute(ada, one, { id: published.id })).data).toMatchObject({
      project: { title: 'A bridge' },
    });
  });

  // S6, SV-4
  test('is seen by others when it is published and only then', async () => {
    const [ada, eve] = [buildMember(), buildMember()];
    for (const [status, seen] of [
      ['PUBLISHED', true],
      ['DRAFT', false],
      ['ARCHIVED', false],
    ] as const) {
      const { id } = await createProject(content, ada, { status });
      for (const viewer of [eve, anonymous]) {
        const { data } = await content.execute(viewer, one, { id });
        expect(data).toEqual({ project: seen ? { title: 'A bridge', status } : null });
      }
      expect((await content.execute(ada, one, { id })).data).toMatchObject({ project: { status } });
    }
  });
});

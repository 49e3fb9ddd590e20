import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, type MemberActor } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { suggestionsMade, toGlobalId } from '@gatefold/schema';
import { v7 } from 'uuid';
import { startContent, type Content } from '../../testing/start-content.js';
import { watch } from '../../testing/watch.js';
import { letNoticeEnd, movesTo, overLimit, personWithProjects } from './testing/plan-life.js';

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

interface Payload {
  readonly projects?: readonly { title: string }[] | null;
  readonly userErrors: readonly { code: string; message: string; path: string[] }[];
}

async function mutate(person: MemberActor, field: string, type: string, input: object): Promise<Payload> {
  const { data } = await content.execute<Record<string, Payload>>(
    person,
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename userErrors { code message path entitlement { key limit used } } } }`,
    { input },
  );
  return data[field] as Payload;
}

const update = (person: MemberActor, input: object) =>
  mutate(person, 'updateProject', 'UpdateProjectInput', input);
const choose = (person: MemberActor, projectIds: readonly string[]) =>
  mutate(person, 'chooseLiveProjects', 'ChooseLiveProjectsInput', { projectIds });

/** A person on FREE with so many projects, seen with the request's plan FREE. */
async function personBeyondFree(count: number): Promise<MemberActor> {
  const person = await personWithProjects(content, count);
  await movesTo(content, person, 'FREE', 1);
  return { ...person, access: buildMember({ tier: 'FREE' }).access };
}

const allIds = async (person: MemberActor): Promise<string[]> => {
  const rows = await content
    .as(person)
    .read((tx) => tx.sql('select id from project where owner_id = $1 order by id', [person.userId]));
  return rows.map((row) => toGlobalId('Project', String(row['id'])));
};
const frozenTitles = async (person: MemberActor): Promise<string[]> =>
  (await overLimit(content, person)).filter(({ isFrozen }) => isFrozen).map(({ title }) => title);

describe('a frozen project', () => {
  test('is changed until its notice ends, and from then on refuses with the limit that it met', async () => {
    const ada = await personBeyondFree(21);
    const [over] = await overLimit(content, ada);
    expect(await update(ada, { id: over?.id, title: 'Renamed' })).toMatchObject({ userErrors: [] });
    await letNoticeEnd(content, ada);
    for (const change of [{ title: 'Again' }, { status: 'PUBLISHED' }, { status: 'DRAFT', tags: [] }]) {
      expect(await update(ada, { id: over?.id, ...change })).toMatchObject({
        userErrors: [
          {
            code: 'QUOTA_EXCEEDED',
            message:
              '“Renamed” is frozen: your Free plan keeps 20 of your 21 projects live. Choose which stay live, or move to a larger plan.',
            entitlement: { key: 'content.projects', limit: 20, used: 21 },
          },
        ],
      });
    }
  });

  test('takes no suggestion of the AI', async () => {
    const ada = await personBeyondFree(21);
    await letNoticeEnd(content, ada);
    const ids = await allIds(ada);
    const suggestionId = v7();
    const projectId = Buffer.from(ids[20] as string, 'base64url')
      .toString()
      .split(':')[1] as string;
    const suggestions = [{ suggestionId, kind: 'TITLE' as const, value: 'Better' }];
    await content.deliver(suggestionsMade, { projectId, ownerId: ada.userId, suggestions });
    const input = { suggestionId: toGlobalId('AiSuggestion', suggestionId) };
    expect(await mutate(ada, 'applySuggestion', 'ApplySuggestionInput', input)).toMatchObject({
      userErrors: [{ code: 'QUOTA_EXCEEDED' }],
    });
  });

  test('is still read by visitors, taken off the page and deleted', async () => {
    const ada = await personBeyondFree(22);
    await letNoticeEnd(content, ada);
    const [newest, other] = await overLimit(content, ada);
    const read = 'query ($id: ID!) { project(id: $id) { title } }';
    expect((await content.execute(anonymous, read, { id: newest?.id })).data).toEqual({
      project: { title: '22' },
    });
    expect(await update(ada, { id: newest?.id, status: 'ARCHIVED' })).toMatchObject({ userErrors: [] });
    await mutate(ada, 'deleteProject', 'DeleteProjectInput', { id: other?.id });
    expect(await frozenTitles(ada)).toEqual(['22']);
  });

  test('is live again as soon as a live one is deleted, the oldest first', async () => {
    const ada = await personBeyondFree(22);
    await letNoticeEnd(content, ada);
    const [oldest] = await allIds(ada);
    await mutate(ada, 'deleteProject', 'DeleteProjectInput', { id: oldest });
    expect(await frozenTitles(ada)).toEqual(['22']);
  });

  test('is told to open windows of its owner when the notice ends', async () => {
    const ada = await personBeyondFree(21);
    const subscription =
      'subscription { projectsOverLimitUpdated { projectsOverLimit(first: 5) { nodes { title isFrozen } } } }';
    const window = await watch(content, ada, subscription, {});
    await letNoticeEnd(content, ada);
    await content.runJobs();
    expect(await window.next()).toEqual({ projectsOverLimit: { nodes: [{ title: '21', isFrozen: true }] } });
    await movesTo(content, ada, 'PRO', 2);
    expect(await window.next()).toEqual({ projectsOverLimit: { nodes: [] } });
    await window.stop();
  });
});

describe('chooseLiveProjects', () => {
  test('keeps the chosen ones live; during the notice the others keep its end', async () => {
    const ada = await personBeyondFree(22);
    const [before] = await overLimit(content, ada);
    const ids = await allIds(ada);
    expect(await choose(ada, ids.slice(2))).toMatchObject({ userErrors: [] });
    const over = await overLimit(content, ada);
    expect(over.map(({ title }) => title)).toEqual(['2', '1']);
    expect(over.map(({ freezesAt }) => freezesAt)).toEqual([before?.freezesAt, before?.freezesAt]);
  });

  test('freezes at once what gives way after the notice, and holds when plans and projects change', async () => {
    const ada = await personBeyondFree(22);
    await letNoticeEnd(content, ada);
    const ids = await allIds(ada);
    await choose(ada, ids.slice(2));
    expect(await frozenTitles(ada)).toEqual(['2', '1']);
    await mutate(ada, 'deleteProject', 'DeleteProjectInput', { id: ids[21] });
    expect(await frozenTitles(ada)).toEqual(['2']);
    await movesTo(content, ada, 'FREE', 5);
    expect(await frozenTitles(ada)).toEqual(['2']);
    await movesTo(content, ada, 'PRO', 6);
    await movesTo(content, ada, 'FREE', 7);
    expect((await overLimit(content, ada)).map(({ title }) => title)).toEqual(['21']);
  });

  test('takes exactly as many own projects as the plan keeps, each once', async () => {
    const [ada, eve] = [await personBeyondFree(22), await personBeyondFree(21)];
    const [own, foreign] = [await allIds(ada), await allIds(eve)];
    for (const wrong of [own.slice(0, 19), own.slice(0, 21), [...own.slice(0, 19), own[0] as string]]) {
      expect(await choose(ada, wrong)).toMatchObject({
        userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'projectIds'] }],
      });
    }
    const stranger = [foreign[0] as string, ...own.slice(0, 19)];
    expect(await choose(ada, stranger)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'projectIds', '0'] }],
    });
    expect((await overLimit(content, ada)).map(({ title }) => title)).toEqual(['22', '21']);
  });

  test('has nothing to choose while all fit', async () => {
    const ada = await personWithProjects(content, 3);
    await movesTo(content, ada, 'FREE', 1);
    expect(await choose(ada, (await allIds(ada)).slice(0, 2))).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', message: expect.stringContaining('nothing to choose') }],
    });
  });
});

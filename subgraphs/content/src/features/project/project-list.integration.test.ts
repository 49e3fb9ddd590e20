import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, type MemberActor } from '@gatefold/runtime/identity';
import { buildMember, recordStatements } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { createProject } from './testing/project.factory.js';

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

interface List {
  readonly nodes: readonly { readonly title: string; readonly id: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const fields = '{ nodes { id title } totalCount pageInfo { hasNextPage endCursor } }';
const everybody = `query ($first: Int!, $after: String, $filter: ProjectFilter) {
  list: projects(first: $first, after: $after, filter: $filter) ${fields} }`;
const ofOwner = `query ($user: [_Any!]!, $first: Int!, $after: String, $status: ProjectStatus) {
  _entities(representations: $user) { ... on User { list: projects(first: $first, after: $after, status: $status) ${fields} } } }`;

async function listAll(filter: object, page: object = { first: 100 }): Promise<List> {
  return (await content.execute<{ list: List }>(anonymous, everybody, { filter, ...page })).data.list;
}

async function listOf(
  viewer: Parameters<Content['execute']>[0],
  owner: MemberActor,
  page: object,
): Promise<List> {
  const user = [{ __typename: 'User', id: toGlobalId('User', owner.userId) }];
  const answer = await content.execute<{ _entities: { list: List }[] }>(viewer, ofOwner, { user, ...page });
  return (answer.data._entities[0] as { list: List }).list;
}

const titles = (list: List): string[] => list.nodes.map(({ title }) => title);

describe('projects', () => {
  // PF-14
  test('lists published ones of everybody, newest first, narrowed by every given part', async () => {
    const ada = buildMember();
    const filter = { ownerUsername: ada.username };
    await createProject(content, ada, { title: 'One', tags: ['Steel'], technologies: ['Rhino'] });
    await createProject(content, ada, { title: 'Two', tags: ['steel', 'wood'] });
    await createProject(content, ada, { title: 'Hidden', tags: ['steel'], status: 'DRAFT' });
    expect(await listAll(filter)).toMatchObject({
      nodes: [{ title: 'Two' }, { title: 'One' }],
      totalCount: 2,
    });
    expect(titles(await listAll({ ...filter, tag: 'STEEL' }))).toEqual(['Two', 'One']);
    expect(titles(await listAll({ ...filter, tag: 'steel', technology: 'rhino' }))).toEqual(['One']);
    expect(await listAll({ ownerUsername: 'nobody-at-all' })).toMatchObject({ nodes: [], totalCount: 0 });
  });

  test('pages without gap or repetition while new ones arrive', async () => {
    const ada = buildMember();
    const filter = { ownerUsername: ada.username };
    for (let index = 0; index < 5; index += 1) await createProject(content, ada, { title: `${index}` });
    const first = await listAll(filter, { first: 2 });
    await createProject(content, ada, { title: 'new' });
    const second = await listAll(filter, { first: 2, after: first.pageInfo.endCursor });
    const third = await listAll(filter, { first: 2, after: second.pageInfo.endCursor });
    expect([first, second, third].map(titles)).toEqual([['4', '3'], ['2', '1'], ['0']]);
    expect([second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
  });

  test.each([{ first: 0 }, { first: 101 }, { first: 5, after: 'nonsense' }, { first: 5, after: 'WyJ4Il0' }])(
    'refuses the page %j',
    async (page) => {
      expect((await content.execute(anonymous, everybody, page)).code).toBe('BAD_USER_INPUT');
      const user = [{ __typename: 'User', id: toGlobalId('User', buildMember().userId) }];
      expect((await content.execute(anonymous, ofOwner, { user, ...page })).code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('User.projects', () => {
  test("follows the owner's order and shows others the published ones only", async () => {
    const [ada, eve] = [buildMember(), buildMember()];
    for (const [title, status] of [
      ['A', 'PUBLISHED'],
      ['B', 'DRAFT'],
      ['C', 'PUBLISHED'],
    ]) {
      await createProject(content, ada, { title, status });
    }
    expect(await listOf(ada, ada, { first: 9 })).toMatchObject({ totalCount: 3 });
    expect(titles(await listOf(ada, ada, { first: 9 }))).toEqual(['A', 'B', 'C']);
    expect(titles(await listOf(ada, ada, { first: 9, status: 'DRAFT' }))).toEqual(['B']);
    for (const viewer of [eve, anonymous]) {
      expect(titles(await listOf(viewer, ada, { first: 9 }))).toEqual(['A', 'C']);
      expect(await listOf(viewer, ada, { first: 9, status: 'DRAFT' })).toMatchObject({
        nodes: [],
        totalCount: 0,
      });
      expect(await listOf(viewer, ada, { first: 9 })).toMatchObject({ totalCount: 2 });
    }
  });

  test('pages without gap or repetition while projects are added', async () => {
    const ada = buildMember();
    for (let index = 0; index < 3; index += 1) await createProject(content, ada, { title: `${index}` });
    const first = await listOf(ada, ada, { first: 2 });
    await createProject(content, ada, { title: '3' });
    const rest = await listOf(ada, ada, { first: 9, after: first.pageInfo.endCursor });
    expect([...titles(first), ...titles(rest)]).toEqual(['0', '1', '2', '3']);
  });
});

describe('the number of SQL statements', () => {
  let ids: string[] = [];
  const people: MemberActor[] = [];
  beforeAll(async () => {
    for (let person = 0; person < 10; person += 1) {
      const owner = buildMember();
      people.push(owner);
      const made = Array.from({ length: 10 }, () =>
        createProject(content, owner, { tags: ['counted', 'b', 'c'], technologies: ['D', 'E'] }),
      );
      ids = ids.concat((await Promise.all(made)).map(({ id }) => id));
    }
  });

  const parts = '{ title tags technologies owner { username } }';

  // GX-6, R13
  test('of _entities is one for each table, for 20 and for 100 projects', async () => {
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Project ${parts} } }`;
    const run = (count: number) =>
      recordStatements(async () => {
        const keys = ids.slice(0, count).map((id) => ({ __typename: 'Project', id }));
        const { data } = await content.execute<{ _entities: unknown[] }>(anonymous, query, { keys });
        expect(data._entities).toHaveLength(count);
        expect(data._entities).not.toContain(null);
      });
    expect(await run(100)).toHaveLength(4);
    expect(await run(20)).toHaveLength(4);
  });

  // GX-6, R13
  test('of a list is the same for 20 and for 100 projects', async () => {
    const query = `query ($first: Int!) { projects(first: $first, filter: { tag: "counted" }) { nodes ${parts} totalCount } }`;
    const run = (first: number) =>
      recordStatements(async () => {
        const answer = await content.execute<{ projects: { nodes: unknown[] } }>(anonymous, query, { first });
        expect(answer.data.projects.nodes).toHaveLength(first);
      });
    expect(await run(100)).toHaveLength(5);
    expect(await run(20)).toHaveLength(5);
  });

  // GX-6, R13
  test('of the projects of 10 people is that of the projects of one', async () => {
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) {
      ... on User { projects(first: 5) { nodes ${parts} totalCount } } } }`;
    const run = (count: number) =>
      recordStatements(async () => {
        const keys = people
          .slice(0, count)
          .map(({ userId }) => ({ __typename: 'User', id: toGlobalId('User', userId) }));
        const answer = await content.execute(anonymous, query, { keys });
        expect(answer.errors).toEqual([]);
      });
    expect(await run(10)).toHaveLength(5);
    expect(await run(1)).toHaveLength(5);
  });
});

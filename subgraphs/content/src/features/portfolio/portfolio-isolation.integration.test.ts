import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { fromGlobalId, suggestionsMade } from '@gatefold/schema';
import { anonymous, service, type Actor, type MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements } from '@gatefold/runtime/testing';
import { register, startContent, type Content } from '../../testing/start-content.js';
import { publish, save, seenFields } from './testing/portfolio.factory.js';

let content: Content;
let ada: MemberActor;
const tables = [
  'creator',
  'project',
  'project_tag',
  'project_technology',
  'portfolio',
  'portfolio_revision',
  'suggestion',
];

beforeAll(async () => {
  content = await startContent();
  ada = buildMember();
  await save(content, ada, 'Public words', 1, { title: 'Public words' });
  await publish(content, ada);
  await save(content, ada, 'canary in a draft', 2, { title: 'canary in a title' });
  const project = await execute(
    ada,
    `mutation { createProject(input: {
    title: "canary project", tags: ["canary-tag"], technologies: ["canary-tool"], status: DRAFT }) { project { id } } }`,
  );
  await content.deliver(suggestionsMade, {
    projectId: fromGlobalId('Project', /"id":"([^"]+)"/.exec(project)?.[1] ?? '') ?? '',
    ownerId: ada.userId,
    suggestions: [{ suggestionId: buildMember().userId, kind: 'TITLE', value: 'canary suggestion' }],
  });
});
afterAll(() => content.stop());

async function execute(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<string> {
  return JSON.stringify(await content.execute(actor, query, variables));
}

/** Everything that SQL finds in these tables as this actor. */
async function dump(actor: Actor): Promise<string> {
  return content.as(actor).read(async (tx) => {
    const rows = [];
    for (const table of tables) rows.push(await tx.sql(`select * from ${table}`));
    return JSON.stringify(rows);
  });
}

describe('SQL', () => {
  // S7, BP-28
  test('finds no byte of a draft for anybody but its owner', async () => {
    for (const actor of [anonymous, buildMember(), buildAdmin(), service('content')]) {
      expect(await dump(actor)).not.toContain('canary');
    }
    expect((await dump(ada)).match(/canary/g)?.length).toBeGreaterThan(5);
  });

  // S7, BP-28
  test('finds published state for visitors', async () => {
    expect(await dump(anonymous)).toContain('Public words');
  });

  // S7
  test('finds nothing at all when no actor is set', async () => {
    const client = new pg.Client({
      connectionString: content.database.url,
      options: '-c search_path=content',
    });
    await client.connect();
    try {
      for (const table of tables) expect((await client.query(`select * from ${table}`)).rowCount).toBe(0);
    } finally {
      await client.end();
    }
  });

  // S7
  test.each([
    'project',
    'portfolio',
    'portfolio_revision',
    'suggestion',
    'project_tag',
    'project_technology',
  ])('changes no foreign row of %s', async (table) => {
    const before = await dump(ada);
    for (const actor of [anonymous, buildMember(), buildAdmin()]) {
      await content.as(actor).transaction((tx) => tx.sql(`delete from ${table}`));
    }
    expect(await dump(ada)).toBe(before);
  });

  // S7
  test.each([
    ['projects', `update project set title = 'mine' where owner_id = $1`],
    ['pages', `update portfolio set published_title = 'mine' where owner_id = $1`],
    ['drafts', `update portfolio_revision set title = 'mine' where owner_id = $1`],
    ['profiles', `update creator set username = 'mine' where id = $1`],
  ])('changes no foreign %s', async (_name, statement) => {
    const before = await dump(ada);
    for (const actor of [anonymous, buildMember(), buildAdmin()]) {
      await content.as(actor).transaction((tx) => tx.sql(statement, [ada.userId]));
    }
    expect(await dump(ada)).toBe(before);
  });

  // S7
  test('files nothing in the name of others', async () => {
    const insert = `insert into portfolio_revision (portfolio_id, revision, owner_id, title, theme, document)
      select id, 99, owner_id, 'x', '{}', '{}' from portfolio where owner_id = $1`;
    const writing = content.as(buildMember()).transaction((tx) => tx.sql(insert, [ada.userId]));
    await expect(writing).rejects.toThrow(/row-level security/);
  });
});

describe('the graph', () => {
  const everything = `{ ${seenFields} owner { username } published { title document { blocks { props } } }
    revisions(first: 9) { nodes { title } } projects(first: 9) { nodes { title tags } } }`;

  // S6
  test('answers others without a byte of a draft, by slug and by every key', async () => {
    const slug = ada.username;
    const own = await content.execute<{ portfolio: { id: string } }>(
      ada,
      `{ portfolio(slug: "${slug}") { id } }`,
    );
    const user = Buffer.from(`User:${ada.userId}`).toString('base64url');
    const keys = [
      { __typename: 'Portfolio', slug },
      { __typename: 'Portfolio', id: own.data.portfolio.id },
      { __typename: 'User', id: user },
    ];
    const query = `query ($slug: String!, $keys: [_Any!]!) { portfolio(slug: $slug) ${everything}
      _entities(representations: $keys) { ... on Portfolio ${everything}
        ... on User { portfolio ${everything} projects(first: 9) { nodes { title tags } totalCount } } } }`;
    for (const actor of [anonymous, buildMember(), buildAdmin()]) {
      const seen = await execute(actor, query, { slug, keys });
      expect(seen).not.toContain('canary');
      expect(seen.match(/"title":"Public words"/g)).toHaveLength(8);
    }
  });

  // S6
  test('resolves a foreign draft and a missing one to null alike', async () => {
    const eve = buildMember();
    const answer = await content.execute<{ portfolio: { id: string } }>(
      eve,
      `{ portfolio(slug: "${eve.username}") { id } }`,
    );
    const keys = [
      { __typename: 'Portfolio', id: answer.data.portfolio.id },
      { __typename: 'Portfolio', slug: eve.username },
      { __typename: 'Portfolio', slug: 'nobody-at-all' },
      { __typename: 'Portfolio', id: 'nonsense' },
      { __typename: 'Project', id: 'nonsense' },
      { __typename: 'User', id: 'nonsense' },
    ];
    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { __typename } }';
    expect((await content.execute(ada, query, { keys })).data).toEqual({ _entities: keys.map(() => null) });
  });

  // GX-6, R13
  test('reads 100 portfolios in as many statements as 20', async () => {
    const people = Array.from({ length: 100 }, () => buildMember());
    for (const person of people) {
      await register(content, person, 'Somebody');
      await publish(content, person);
    }
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Portfolio {
      title owner { username } projects(first: 5) { nodes { title tags technologies } } } } }`;
    const run = (count: number) =>
      recordStatements(async () => {
        const keys = people
          .slice(0, count)
          .map(({ username }) => ({ __typename: 'Portfolio', slug: username }));
        const { data } = await content.execute<{ _entities: unknown[] }>(anonymous, query, { keys });
        expect(data._entities).not.toContain(null);
      });
    expect(await run(100)).toHaveLength(3);
    expect(await run(20)).toHaveLength(3);
  });
});

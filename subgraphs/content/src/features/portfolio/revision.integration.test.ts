import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { publish, save } from './testing/portfolio.factory.js';

const revisionsMax = 3;
let content: Content;
beforeAll(async () => {
  content = await startContent({ revisionsMax });
});
afterAll(() => content.stop());

interface Revisions {
  readonly nodes: readonly { readonly revision: number; readonly published: boolean }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const query = `query ($slug: String!, $first: Int!, $after: String) { portfolio(slug: $slug) {
  revisions(first: $first, after: $after) { nodes { revision title published } pageInfo { hasNextPage endCursor } } } }`;

async function revisionsOf(
  viewer: Parameters<Content['execute']>[0],
  slug: string,
  page: object = { first: 100 },
) {
  const answer = await content.execute<{ portfolio: { revisions: Revisions | null } }>(viewer, query, {
    slug,
    ...page,
  });
  return answer.data.portfolio.revisions;
}

test('keeps the newest drafts and everything that was published', async () => {
  const ada = buildMember();
  await save(content, ada, 'Draft 2', 1);
  await publish(content, ada);
  for (let revision = 2; revision < 8; revision += 1)
    await save(content, ada, `Draft ${revision + 1}`, revision);
  const kept = (await revisionsOf(ada, ada.username))?.nodes ?? [];
  expect(kept.map(({ revision, published }) => [revision, published])).toEqual([
    [8, false],
    [7, false],
    [6, false],
    [2, true],
  ]);
});

test('pages through revisions, newest first, undisturbed by new ones', async () => {
  const ada = buildMember();
  await save(content, ada, 'Two', 1);
  const first = await revisionsOf(ada, ada.username, { first: 1 });
  await save(content, ada, 'Three', 2);
  const rest = await revisionsOf(ada, ada.username, { first: 5, after: first?.pageInfo.endCursor });
  expect(first).toMatchObject({ nodes: [{ revision: 2 }], pageInfo: { hasNextPage: true } });
  expect(rest).toMatchObject({ nodes: [{ revision: 1 }], pageInfo: { hasNextPage: false } });
});

test('refuses a cursor of another list', async () => {
  const ada = buildMember();
  for (const key of [['x'], [9e15], [1, 2]]) {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url');
    const answer = await content.execute(ada, query, { slug: ada.username, first: 1, after });
    expect(answer.code).toBe('BAD_USER_INPUT');
  }
});

// S6
test('shows revisions to nobody but the owner', async () => {
  const ada = buildMember();
  await publish(content, ada);
  expect(await revisionsOf(anonymous, ada.username)).toBeNull();
  expect(await revisionsOf(buildMember(), ada.username)).toBeNull();
});

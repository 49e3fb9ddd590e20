import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { tierChanged, userProfileChanged, type Tier } from '@gatefold/schema';
import { anonymous, type Actor, type MemberActor } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { register, startContent, type Content } from '../../testing/start-content.js';
import { watch, type Watcher } from '../../testing/watch.js';
import { publish, save, unpublish } from './testing/portfolio.factory.js';

let content: Content;
const open: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  content = await startContent();
});
afterEach(async () => {
  for (const watcher of open.splice(0)) await watcher.stop();
});
afterAll(() => content.stop());

type Page = {
  slug: string;
  title: string;
  revision: number;
  owner: { username: string };
  projects: { nodes: { id: string; title: string }[] };
} | null;

async function watchPage(viewer: Actor, slug: string): Promise<Watcher<Page>> {
  const query = `subscription ($slug: String!) { portfolioUpdated(slug: $slug) {
    slug title revision showBranding owner { username } projects(first: 20) { nodes { id title } } } }`;
  const watcher = await watch<Page>(content, viewer, query, { slug });
  open.push(watcher);
  return watcher;
}

/** A person with a published page and one published project. */
async function buildAuthor(): Promise<{ author: MemberActor; projectId: string }> {
  const author = buildMember();
  await register(content, author, 'Ada');
  await publish(content, author);
  return {
    author,
    projectId: await project(author, 'createProject', { title: 'Bridge', status: 'PUBLISHED' }),
  };
}

async function project(author: MemberActor, mutation: string, input: object): Promise<string> {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const result = mutation === 'createProject' ? 'project { id }' : '__typename';
  const query = `mutation ($input: ${name}) { ${mutation}(input: $input) { ${result} userErrors { message } } }`;
  const { data, errors } = await content.execute<Record<string, { project?: { id: string } }>>(
    author,
    query,
    { input },
  );
  expect(errors).toEqual([]);
  return data[mutation]?.project?.id ?? '';
}

const rename = ({ userId }: MemberActor, username: string): Promise<void> =>
  content.deliver(userProfileChanged, { userId, username, displayName: 'Ada', avatarUrl: null });

describe('a visitor of a page', () => {
  // S6
  test('gets each publish and no draft', async () => {
    const { author } = await buildAuthor();
    const visitor = await watchPage(anonymous, author.username);
    await save(content, author, 'Draft', 1, { title: 'First draft' });
    await save(content, author, 'Ready', 2, { title: 'Ready' });
    await publish(content, author);
    expect(await visitor.next()).toMatchObject({
      title: 'Ready',
      revision: 3,
      owner: { username: author.username },
    });
  });

  test('gets null once when the page is taken off, and the page when it is back', async () => {
    const { author, projectId } = await buildAuthor();
    const visitor = await watchPage(anonymous, author.username);
    await unpublish(content, author);
    expect(await visitor.next()).toBeNull();
    for (const title of ['Not', 'yet', 'Unseen'])
      await project(author, 'updateProject', { id: projectId, title });
    await publish(content, author);
    expect(await visitor.next()).toMatchObject({ projects: { nodes: [{ title: 'Unseen' }] } });
  });

  test('gets the first publish of a page that was never public', async () => {
    const author = buildMember();
    await register(content, author, 'Ada');
    const visitor = await watchPage(buildMember(), author.username);
    await publish(content, author);
    expect(await visitor.next()).toMatchObject({ title: 'Ada' });
  });

  test('gets every change of a published project and none of a draft', async () => {
    const { author, projectId } = await buildAuthor();
    const visitor = await watchPage(anonymous, author.username);
    const shown = async () => (await visitor.next())?.projects.nodes.map(({ title }) => title);
    const draft = await project(author, 'createProject', { title: 'Draft', status: 'DRAFT' });
    await project(author, 'updateProject', { id: draft, title: 'Tower' });
    await project(author, 'updateProject', { id: projectId, title: 'Bridge 2' });
    expect(await shown()).toEqual(['Bridge 2']);
    await project(author, 'updateProject', { id: draft, status: 'PUBLISHED' });
    expect(await shown()).toEqual(['Bridge 2', 'Tower']);
    await project(author, 'reorderProjects', { ids: [draft] });
    expect(await shown()).toEqual(['Tower', 'Bridge 2']);
    await project(author, 'deleteProject', { id: projectId });
    expect(await shown()).toEqual(['Tower']);
    await project(author, 'updateProject', { id: draft, status: 'ARCHIVED' });
    expect(await shown()).toEqual([]);
  });

  test('is told of a rename with the new address, and then sees who takes the old one', async () => {
    const { author } = await buildAuthor();
    const visitor = await watchPage(anonymous, author.username);
    await rename(author, `new-${author.username}`);
    const moved = { slug: `new-${author.username}`, owner: { username: `new-${author.username}` } };
    expect(await visitor.next()).toMatchObject(moved);
    const heir = buildMember({ username: author.username });
    await register(content, heir, 'Heir');
    expect(await visitor.next()).toBeNull();
    await publish(content, heir);
    expect(await visitor.next()).toMatchObject({ slug: author.username, title: 'Heir' });
  });

  test('sees a page whose person registers later', async () => {
    const author = buildMember();
    const visitor = await watchPage(anonymous, author.username);
    await register(content, author, 'Ada');
    await publish(content, author);
    expect(await visitor.next()).toMatchObject({ slug: author.username, title: 'Ada' });
  });

  test("sees the footer go and come with the owner's plan, whatever order the events have", async () => {
    const { author } = await buildAuthor();
    const visitor = await watchPage(anonymous, author.username);
    const change = (tier: Tier, sequence: number): Promise<void> =>
      content.deliver(tierChanged, { userId: author.userId, tier, previousTier: null, sequence });
    await change('PRO', 2);
    expect(await visitor.next()).toMatchObject({ showBranding: false });
    await change('FREE', 1);
    await change('PRO', 2);
    await change('FREE', 3);
    expect(await visitor.next()).toMatchObject({ showBranding: true });
  });
});

describe('the owner of a page', () => {
  test('gets each saved draft, each publish and what visitors get', async () => {
    const { author } = await buildAuthor();
    const owner = await watchPage(author, author.username);
    await save(content, author, 'Draft', 1, { title: 'Draft' });
    expect(await owner.next()).toMatchObject({ title: 'Draft', revision: 2 });
    await publish(content, author);
    expect(await owner.next()).toMatchObject({ title: 'Draft', revision: 2 });
    await unpublish(content, author);
    expect(await owner.next()).toMatchObject({ title: 'Draft', revision: 2 });
  });

  test('may watch before anything of the own page exists', async () => {
    const author = buildMember();
    const owner = await watchPage(author, author.username);
    await save(content, author, 'First', 1, { title: 'First' });
    expect(await owner.next()).toMatchObject({ title: 'First', revision: 2 });
  });
});

test('a page is published with the footer of the plan that the owner has', async () => {
  const [free, pro] = [buildMember({ tier: 'FREE' }), buildMember({ tier: 'PRO' })];
  expect((await publish(content, free)).portfolio?.showBranding).toBe(true);
  expect((await publish(content, pro)).portfolio?.showBranding).toBe(false);
});

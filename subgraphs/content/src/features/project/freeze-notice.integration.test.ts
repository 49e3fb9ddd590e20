import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { service } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { toGlobalId } from '@gatefold/schema';
import { startContent, type Content } from '../../testing/start-content.js';
import { createProject } from './testing/project.factory.js';
import { letNoticeEnd, movesTo, noticesTo, overLimit, personWithProjects } from './testing/plan-life.js';

// Decision "Downgrade": kept, never deleted; frozen newest first after the notice

const dayMs = 86_400_000;

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

const titlesOver = async (
  ...args: Parameters<typeof overLimit> extends [unknown, ...infer Rest] ? Rest : never
) => (await overLimit(content, ...args)).map(({ title }) => title);

describe('a smaller plan', () => {
  test('gives notice to the newest projects beyond its limit, 30 days ahead, and announces it once', async () => {
    const ada = await personWithProjects(content, 23);
    await movesTo(content, ada, 'PREMIUM', 1);
    expect(await overLimit(content, ada)).toEqual([]);
    await movesTo(content, ada, 'FREE', 2);
    await movesTo(content, ada, 'FREE', 2);
    const over = await overLimit(content, ada);
    expect(over.map(({ title }) => title)).toEqual(['23', '22', '21']);
    for (const { freezesAt, isFrozen, frozenAt } of over) {
      expect({ isFrozen, frozenAt }).toEqual({ isFrozen: false, frozenAt: null });
      expect(Math.abs(Date.parse(freezesAt ?? '') - Date.now() - 30 * dayMs)).toBeLessThan(60_000);
    }
    expect(await noticesTo(content, ada)).toMatchObject([
      { planKey: 'FREE', limit: 20, projectCount: 3, titles: ['23', '22', '21'] },
    ]);
  });

  test('that is announced late changes nothing any more', async () => {
    const ada = await personWithProjects(content, 21);
    await movesTo(content, ada, 'PRO', 3);
    await movesTo(content, ada, 'FREE', 2);
    expect(await overLimit(content, ada)).toEqual([]);
    expect(await noticesTo(content, ada)).toEqual([]);
  });

  test('after another gives what it adds a notice of its own, and leaves the first one as it was', async () => {
    const ada = await personWithProjects(content, 202);
    await movesTo(content, ada, 'PRO', 1);
    expect(await titlesOver(ada)).toEqual(['202', '201']);
    await letNoticeEnd(content, ada);
    await movesTo(content, ada, 'FREE', 2);
    const over = await overLimit(content, ada);
    expect(over).toHaveLength(182);
    expect(over.filter(({ isFrozen }) => isFrozen).map(({ title }) => title)).toEqual(['202', '201']);
    expect((await noticesTo(content, ada)).map(({ projectCount }) => projectCount)).toEqual([2, 180]);
    await movesTo(content, ada, 'PRO', 3);
    expect(await overLimit(content, ada)).toMatchObject([
      { title: '202', isFrozen: true },
      { title: '201', isFrozen: true },
    ]);
  });

  test('is taken back without a trace by a larger one, and starts a new notice when it comes again', async () => {
    const ada = await personWithProjects(content, 21);
    await movesTo(content, ada, 'FREE', 1);
    await letNoticeEnd(content, ada);
    expect(await overLimit(content, ada)).toMatchObject([{ title: '21', isFrozen: true }]);
    await movesTo(content, ada, 'PRO', 2);
    expect(await overLimit(content, ada)).toEqual([]);
    await movesTo(content, ada, 'FREE', 3);
    expect(await overLimit(content, ada)).toMatchObject([{ title: '21', isFrozen: false }]);
  });
});

test('the preview of a plan lists exactly what then freezes', async () => {
  const pick = fc.record({
    count: fc.integer({ min: 18, max: 28 }),
    chosen: fc.integer({ min: 0, max: 27 }),
  });
  for (const { count, chosen } of fc.sample(pick, { numRuns: 6, seed: 11 })) {
    const ada = await personWithProjects(content, count);
    await movesTo(content, ada, 'PREMIUM', 1);
    await content
      .as(ada)
      .transaction((tx) =>
        tx.sql('update project set kept_live = true where owner_id = $1 and position >= $2', [
          ada.userId,
          chosen,
        ]),
      );
    const preview = await titlesOver(ada, 'FREE');
    expect(preview).toHaveLength(Math.max(0, count - 20));
    await movesTo(content, ada, 'FREE', 2);
    expect(await titlesOver(ada)).toEqual(preview);
  }
});

test('whatever happens at once, exactly as many projects are live as the last plan keeps', async () => {
  // R6: plans change back and forth while projects are made and deleted
  const ada = await personWithProjects(content, 30);
  const ids = (await overLimit(content, { ...ada }, 'FREE')).map(({ id }) => id);
  const remove = `mutation ($id: ID!) { deleteProject(input: { id: $id }) { userErrors { code } } }`;
  await movesTo(content, ada, 'PREMIUM', 1);
  await Promise.all([
    ...(['FREE', 'PRO', 'FREE', 'PREMIUM', 'FREE'] as const).map((tier, index) =>
      movesTo(content, ada, tier, index + 2),
    ),
    ...ids.slice(0, 4).map((id) => content.execute(ada, remove, { id })),
    ...Array.from({ length: 3 }, () => createProject(content, ada)),
  ]);
  await content.runJobs();
  await movesTo(content, ada, 'FREE', 6);
  expect(await overLimit(content, ada)).toHaveLength(30 - 4 + 3 - 20);
  const live = await content
    .as(ada)
    .read((tx) => tx.sql('select id from project where owner_id = $1 and freezes_at is null', [ada.userId]));
  expect(live).toHaveLength(20);
});

test('a project that a stale identity allowed gets its notice too', async () => {
  const ada = await personWithProjects(content, 20);
  await movesTo(content, ada, 'FREE', 1);
  await createProject(content, ada, { title: 'One more' });
  expect(await overLimit(content, ada)).toMatchObject([
    { title: 'One more', freezesAt: null, isFrozen: false },
  ]);
  await content
    .as(service('test'))
    .transaction((tx) =>
      tx.sql(`update content_jobs._private_jobs set run_at = now() where key like 'disagreement:%'`),
    );
  await content.runJobs();
  expect(await overLimit(content, ada)).toMatchObject([{ title: 'One more', freezesAt: expect.any(String) }]);
});

test('what does not fit is seen by the person alone', async () => {
  // S6
  const ada = await personWithProjects(content, 21);
  await movesTo(content, ada, 'FREE', 1);
  const [over] = await overLimit(content, ada);
  const query = `query ($keys: [_Any!]!, $id: ID!) {
    _entities(representations: $keys) { ... on User { projectsOverLimit(first: 1) { totalCount } } }
    project(id: $id) { title isFrozen frozenAt freezesAt } }`;
  const keys = [{ __typename: 'User', id: toGlobalId('User', ada.userId) }];
  for (const viewer of [buildMember(), buildAdmin()]) {
    expect((await content.execute(viewer, query, { keys, id: over?.id })).data).toEqual({
      _entities: [{ projectsOverLimit: null }],
      project: { title: '21', isFrozen: null, frozenAt: null, freezesAt: null },
    });
  }
});

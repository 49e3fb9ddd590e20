import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planOf } from '@gatefold/schema';
import fc from 'fast-check';
import { anonymous, type MemberActor } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { createProject } from './testing/project.factory.js';
import { arrangeIds } from './use-cases/arrange-ids.js';

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

const limitedTo = (limit: number, tier: 'FREE' | 'PREMIUM' = 'FREE'): MemberActor =>
  buildMember({
    access: { tier, entitlements: { ...planOf(tier).entitlements, 'content.projects': limit } },
  });

const create = `mutation { createProject(input: { title: "One more" }) { project { position } userErrors { code message path entitlement { key allowed limit used resetsAt limitMode cheapestPlanThatAllows } } } }`;

interface Outcome {
  readonly createProject: {
    readonly project: { readonly position: number } | null;
    readonly userErrors: object[];
  };
}

describe('the limit of a plan', () => {
  // R6
  test('holds when many projects are created at once', async () => {
    const ada = limitedTo(5);
    await createProject(content, ada);
    const attempts = Array.from({ length: 20 }, () => content.execute<Outcome>(ada, create));
    const outcomes = (await Promise.all(attempts)).map(({ data }) => data.createProject);
    const positions = outcomes.flatMap(({ project }) => (project ? [project.position] : []));
    expect(positions.sort()).toEqual([1, 2, 3, 4]);
    expect(outcomes.filter(({ userErrors }) => userErrors.length > 0)).toHaveLength(16);
  });

  // BP-3
  test('is explained with the plan and the cheapest plan that allows more', async () => {
    const { data } = await content.execute<Outcome>(limitedTo(0), create);
    expect(data.createProject).toEqual({
      project: null,
      userErrors: [
        {
          code: 'QUOTA_EXCEEDED',
          message: 'Projects: all 0 of your Free plan are in use. The Free plan allows 20.',
          path: ['input'],
          entitlement: {
            key: 'content.projects',
            allowed: false,
            limit: 0,
            used: 0,
            resetsAt: null,
            limitMode: 'HARD',
            cheapestPlanThatAllows: 'FREE',
          },
        },
      ],
    });
    const largest = await content.execute<Outcome>(limitedTo(2_000, 'PREMIUM'), create);
    expect(largest.data.createProject.userErrors).toEqual([]);
  });

  test('of one person leaves others alone', async () => {
    const [ada, eve] = [limitedTo(1), limitedTo(1)];
    await createProject(content, ada);
    await createProject(content, eve);
    await expect(createProject(content, ada)).rejects.toThrow('QUOTA_EXCEEDED');
  });
});

describe('reorderProjects', () => {
  const reorder = `mutation ($ids: [ID!]!) { reorderProjects(input: { ids: $ids }) {
    projects { id position } userErrors { code message path } } }`;

  test('keeps every project once in dense places, the named ones first', async () => {
    const ada = buildMember();
    const made = [];
    for (let index = 0; index < 6; index += 1) made.push(await createProject(content, ada));
    let expected: readonly string[] = made.map(({ id }) => id);
    const orders = fc.sample(fc.shuffledSubarray([...expected], { minLength: 1 }), { numRuns: 15, seed: 7 });
    for (const ids of orders) {
      expected = arrangeIds(expected, ids);
      const { data } = await content.execute(ada, reorder, { ids });
      const projects = expected.map((id, position) => ({ id, position }));
      expect(data['reorderProjects']).toEqual({ projects, userErrors: [] });
    }
  });

  test('refuses a foreign project as a missing one, and one that is named twice', async () => {
    const [ada, eve] = [buildMember(), buildMember()];
    const [own, foreign] = [await createProject(content, ada), await createProject(content, eve)];
    const run = async (ids: string[]) =>
      (await content.execute(ada, reorder, { ids })).data['reorderProjects'];
    expect(await run([own.id, foreign.id])).toEqual(await run([own.id, 'nonsense']));
    expect(await run([own.id, foreign.id])).toMatchObject({
      projects: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'ids', '1'] }],
    });
    expect(await run([own.id, own.id])).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT' }] });
    expect(await run([])).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'ids'] }] });
  });

  test('asks visitors to sign in', async () => {
    expect((await content.execute(anonymous, reorder, { ids: ['x'] })).code).toBe('UNAUTHENTICATED');
  });
});

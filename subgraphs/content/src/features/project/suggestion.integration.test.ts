import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fromGlobalId, suggestionsMade, toGlobalId } from '@gatefold/schema';
import { anonymous, service, type MemberActor } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { createProject, type SeenProject } from './testing/project.factory.js';
import { applySuggestion } from './use-cases/apply-suggestion.js';

let content: Content;
beforeAll(async () => {
  content = await startContent({ suggestionTimeoutMs: 400 });
});
afterAll(() => content.stop());

const apply = `mutation ($id: ID!) { applySuggestion(input: { suggestionId: $id }) {
  project { title shortSummary tags version } userErrors { code message path } } }`;

type Kind = 'TITLE' | 'SUMMARY' | 'TAGS';

/** Announces one suggestion and answers its uuid. */
async function suggest(
  owner: MemberActor,
  project: SeenProject,
  kind: Kind,
  value: string,
  id = randomUUID(),
) {
  await content.deliver(suggestionsMade, {
    projectId: fromGlobalId('Project', project.id) ?? '',
    ownerId: owner.userId,
    suggestions: [{ suggestionId: id, kind, value }],
  });
  return id;
}

const run = async (actor: Parameters<Content['execute']>[0], id: string) =>
  (await content.execute(actor, apply, { id: toGlobalId('AiSuggestion', id) })).data['applySuggestion'];

const recorded = (name: string): Promise<number> =>
  content.as(service('content')).read(async (tx) => {
    const [row] = await tx.sql('select count(*)::int as count from outbox where name = $1', [name]);
    return Number(row?.['count']);
  });

describe('applySuggestion', () => {
  // SV-12
  test.each([
    ['TITLE', ' A footbridge ', { title: 'A footbridge' }],
    ['SUMMARY', 'Steel over water.', { shortSummary: 'Steel over water.' }],
    ['TAGS', 'steel, Bridge,steel', { tags: ['steel', 'bridge'] }],
  ] as const)('takes over a %s', async (kind, value, expected) => {
    const ada = buildMember();
    const id = await suggest(ada, await createProject(content, ada, { tags: ['old'] }), kind, value);
    expect(await run(ada, id)).toMatchObject({ project: { ...expected, version: 2 }, userErrors: [] });
  });

  test('changes and announces nothing the second time, nor when it is announced again', async () => {
    const ada = buildMember();
    const project = await createProject(content, ada);
    const id = await suggest(ada, project, 'TITLE', 'Better');
    const first = await run(ada, id);
    const before = await recorded('content.suggestion.applied@1');
    await suggest(ada, project, 'TITLE', 'Worse', id);
    expect(await run(ada, id)).toEqual(first);
    expect(await recorded('content.suggestion.applied@1')).toBe(before);
  });

  test('waits for a suggestion whose announcement is on the way', async () => {
    const ada = buildMember();
    const project = await createProject(content, ada);
    const [id, operation] = [randomUUID(), content.as(ada)];
    const read: typeof operation.read = async (work) => {
      const value = await operation.read(work);
      if (value === false) await suggest(ada, project, 'TITLE', 'Better', id);
      return value;
    };
    expect(await applySuggestion({ ...operation, read }, id)).toMatchObject({
      ok: true,
      value: { title: 'Better' },
    });
  });

  // S6
  test('answers a foreign suggestion as a missing one, byte for byte', async () => {
    const [ada, eve] = [buildMember(), buildMember()];
    const id = await suggest(ada, await createProject(content, ada), 'TITLE', 'Better');
    const [foreign, missing] = await Promise.all([run(eve, id), run(eve, randomUUID())]);
    expect(JSON.stringify(foreign)).toBe(JSON.stringify(missing));
    expect(foreign).toMatchObject({ project: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  test('does not let a suggestion for a foreign project through', async () => {
    const [ada, eve] = [buildMember(), buildMember()];
    const id = await suggest(eve, await createProject(content, ada), 'TITLE', 'Mine now');
    expect(await run(eve, id)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });

  test('refuses one that does not fit into the project', async () => {
    const ada = buildMember();
    const id = await suggest(ada, await createProject(content, ada), 'TITLE', 'x'.repeat(121));
    expect(await run(ada, id)).toMatchObject({ project: null, userErrors: [{ code: 'BAD_USER_INPUT' }] });
  });

  test('asks visitors to sign in', async () => {
    expect((await content.execute(anonymous, apply, { id: 'x' })).code).toBe('UNAUTHENTICATED');
  });
});

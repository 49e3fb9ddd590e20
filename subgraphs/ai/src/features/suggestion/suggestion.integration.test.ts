import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectDeleted, projectSaved, suggestionApplied, fromGlobalId, toGlobalId } from '@gatefold/schema';
import { anonymous, service } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements } from '@gatefold/runtime/testing';
import {
  analyze,
  analyzeTarget,
  buildSaved,
  pendingOf,
  rowsOf,
  savedProject,
  startAi,
  type Ai,
} from '../../projects/testing/arrange.js';
import { buildGoodContent } from '../../services/testing/project-content.factory.js';

let ai: Ai;
beforeAll(async () => {
  ai = await startAi();
});
afterAll(() => ai.stop());

const announced = (projectId: string) =>
  rowsOf(
    ai,
    "select payload from outbox where name = 'ai.suggestion.made@1' and subject = $1 order by position",
    [projectId],
  );

describe('analyzeContent', () => {
  test('suggests a title, a summary and tags, stores them and announces them', async () => {
    const owner = buildMember();
    const projectId = await savedProject(ai, owner);
    const { data, errors } = await analyze(ai, owner, projectId);
    expect(errors).toEqual([]);
    const { suggestions, userErrors } = data.analyzeContent;
    expect(userErrors).toEqual([]);
    expect(suggestions?.map(({ kind, before, value, status }) => ({ kind, before, value, status }))).toEqual([
      { kind: 'TITLE', before: 'MY AWESOME HABIT TRACKER!!!', value: 'Habit Tracker', status: 'PENDING' },
      { kind: 'SUMMARY', before: '', value: expect.stringMatching(/^Lumen is a habit/), status: 'PENDING' },
      { kind: 'TAGS', before: '', value: expect.stringMatching(/^habit tracker,/), status: 'PENDING' },
    ]);
    expect(suggestions?.[0]).toMatchObject({
      analyzer: { kind: 'LOCAL', name: 'gatefold-rules-1' },
      target: { id: toGlobalId('Project', projectId) },
    });
    const [event, ...more] = await announced(projectId);
    expect(more).toEqual([]);
    expect(event?.['payload']).toEqual({
      projectId,
      ownerId: owner.userId,
      suggestions: suggestions?.map(({ id, kind, value }) => ({
        suggestionId: fromGlobalId('AiSuggestion', id),
        kind,
        value,
      })),
    });
    expect(await pendingOf(ai, owner, [projectId])).toEqual([suggestions]);
  });

  test('replaces what was open, and a project that became good keeps nothing open', async () => {
    const owner = buildMember();
    const saved = buildSaved(owner);
    await ai.deliver(projectSaved, saved);
    const first = await analyze(ai, owner, saved.projectId);
    const second = await analyze(ai, owner, saved.projectId);
    const [open = []] = await pendingOf(ai, owner, [saved.projectId]);
    expect(new Set(open.map(({ id }) => id))).toEqual(
      new Set(second.data.analyzeContent.suggestions?.map(({ id }) => id)),
    );
    expect(open.map(({ id }) => id)).not.toContain(first.data.analyzeContent.suggestions?.[0]?.id);
    await ai.deliver(projectSaved, {
      ...saved,
      ...buildGoodContent(),
      tags: ['a', 'b', 'c', 'd'],
      technologies: [],
      version: 2,
    });
    expect((await analyze(ai, owner, saved.projectId)).data.analyzeContent).toEqual({
      suggestions: [],
      userErrors: [],
    });
    expect(await pendingOf(ai, owner, [saved.projectId])).toEqual([[]]);
    expect(await announced(saved.projectId)).toHaveLength(2);
  });

  test('run at once for the same project leaves one suggestion of each kind open', async () => {
    const owner = buildMember();
    const projectId = await savedProject(ai, owner);
    const answers = await Promise.all(Array.from({ length: 5 }, () => analyze(ai, owner, projectId)));
    for (const { data, errors } of answers) {
      expect(errors).toEqual([]);
      expect(data.analyzeContent.userErrors).toEqual([]);
    }
    const [open = []] = await pendingOf(ai, owner, [projectId]);
    expect(open.map(({ kind }) => kind).toSorted()).toEqual(['SUMMARY', 'TAGS', 'TITLE']);
  });

  test('waits for a project whose event is on its way', async () => {
    const patient = await startAi({ PROJECT_WAIT_MS: 5_000 });
    try {
      const owner = buildMember();
      const saved = buildSaved(owner);
      const analysis = analyze(patient, owner, saved.projectId);
      await patient.deliver(projectSaved, saved);
      expect((await analysis).data.analyzeContent).toMatchObject({
        suggestions: { length: 3 },
        userErrors: [],
      });
    } finally {
      await patient.stop();
    }
  });

  test('does not tell a foreign project from a missing one, by answer or by time', async () => {
    // S6
    const projectId = await savedProject(ai, buildMember());
    const stranger = buildMember();
    const timed = async (id: string) => {
      const startedAt = performance.now();
      const { data } = await analyze(ai, stranger, id);
      return { data, elapsedMs: performance.now() - startedAt };
    };
    const [foreign, missing] = [await timed(projectId), await timed(stranger.userId)];
    expect(foreign.data).toEqual(missing.data);
    expect(foreign.data.analyzeContent).toMatchObject({
      suggestions: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'targetId'] }],
    });
    for (const { elapsedMs } of [foreign, missing]) expect(elapsedMs).toBeGreaterThanOrEqual(195);
    expect((await analyze(ai, buildAdmin(), projectId)).data).toEqual(missing.data);
  });

  test.each(['', 'nonsense', toGlobalId('User', buildMember().userId)])(
    'finds nothing under %p',
    async (id) => {
      const { data } = await analyzeTarget(ai, buildMember(), id);
      expect(data.analyzeContent.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    },
  );

  test('names targetId as what is out of range', async () => {
    const { data } = await analyzeTarget(ai, buildMember(), 'x'.repeat(201));
    expect(data.analyzeContent.userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'targetId'] },
    ]);
  });

  test.each([
    { who: 'nobody', actor: anonymous },
    { who: 'a part of the platform', actor: service('gateway') },
  ])('is refused to $who', async ({ actor }) => {
    expect((await analyze(ai, actor, await savedProject(ai, buildMember()))).code).toBe('UNAUTHENTICATED');
  });
});

describe('suggestions', () => {
  test('are seen by the owner alone, on the project and by key', async () => {
    // S6
    const owner = buildMember();
    const projectId = await savedProject(ai, owner);
    const { data } = await analyze(ai, owner, projectId);
    const id = data.analyzeContent.suggestions?.[0]?.id ?? '';
    const byKey = (actor: Parameters<Ai['execute']>[0], key: string) =>
      ai.execute(
        actor,
        'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on AiSuggestion { id value } } }',
        { keys: [{ __typename: 'AiSuggestion', id: key }] },
      );
    expect((await byKey(owner, id)).data).toEqual({ _entities: [{ id, value: 'Habit Tracker' }] });
    for (const actor of [anonymous, buildMember(), buildAdmin(), service('gateway')]) {
      expect(await pendingOf(ai, actor, [projectId])).toEqual([[]]);
      expect(await byKey(actor, id)).toEqual(await byKey(actor, toGlobalId('AiSuggestion', projectId)));
    }
  });

  test('of 100 projects cost as many statements as those of one', async () => {
    // GX-6, R13
    const owner = buildMember();
    const projectIds: string[] = [];
    for (let index = 0; index < 100; index += 1) projectIds.push(await savedProject(ai, owner));
    for (const projectId of projectIds.slice(0, 20)) await analyze(ai, owner, projectId);
    const one = await recordStatements(() => pendingOf(ai, owner, projectIds.slice(0, 1)));
    const many = await recordStatements(async () => {
      const pending = await pendingOf(ai, owner, projectIds);
      expect(pending.map(({ length }) => length)).toEqual(projectIds.map((_, index) => (index < 20 ? 3 : 0)));
    });
    expect(many.filter((statement) => /ai_suggestion/.test(statement))).toHaveLength(1);
    expect(many).toHaveLength(one.length);
  });

  test('that were applied are no longer open; those of others are not touched by the event', async () => {
    const owner = buildMember();
    const projectId = await savedProject(ai, owner);
    const { data } = await analyze(ai, owner, projectId);
    const suggestionId = fromGlobalId('AiSuggestion', data.analyzeContent.suggestions?.[0]?.id ?? '') ?? '';
    await ai.deliver(suggestionApplied, { suggestionId, projectId, ownerId: buildMember().userId });
    expect((await pendingOf(ai, owner, [projectId]))[0]).toHaveLength(3);
    for (const _time of [1, 2])
      await ai.deliver(suggestionApplied, { suggestionId, projectId, ownerId: owner.userId });
    expect((await pendingOf(ai, owner, [projectId]))[0]?.map(({ kind }) => kind)).not.toContain('TITLE');
    const [row] = await rowsOf(ai, 'select status, applied_at from ai_suggestion where id = $1', [
      suggestionId,
    ]);
    expect(row).toMatchObject({ status: 'APPLIED', applied_at: expect.anything() });
    await analyze(ai, owner, projectId);
    expect(await rowsOf(ai, 'select 1 from ai_suggestion where id = $1', [suggestionId])).toHaveLength(1);
  });

  test('go with their project', async () => {
    const owner = buildMember();
    const projectId = await savedProject(ai, owner);
    await analyze(ai, owner, projectId);
    await ai.deliver(projectDeleted, { projectId, ownerId: owner.userId });
    expect(await rowsOf(ai, 'select 1 from ai_suggestion where project_id = $1', [projectId])).toEqual([]);
    expect((await analyze(ai, owner, projectId)).data.analyzeContent.userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });
});

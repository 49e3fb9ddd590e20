import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements } from '@gatefold/runtime/testing';
import { startContent, type Content } from '../../testing/start-content.js';
import { watch } from '../../testing/watch.js';
import { announceAccess, createCourse, type SeenCourse } from './testing/course.factory.js';
import { tellOfEndedAccess } from './use-cases/tell-of-ended-access.js';

// BP-23

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

const read = async (viewer: Actor, id: string): Promise<SeenCourse | null> => {
  const query = 'query ($id: ID!) { course(id: $id) { id externalKey title isOpen body } }';
  return (await content.execute<{ course: SeenCourse | null }>(viewer, query, { id })).data.course;
};
const later = (ms: number): Date => new Date(Date.now() + ms);

describe('the text of a course', () => {
  test('is read by those with access and by administrators, and by nobody else', async () => {
    // S6
    const [ada, eve] = [buildMember(), buildMember()];
    const { id, externalKey } = await createCourse(content);
    await announceAccess(content, ada, externalKey, { isOpen: true, sequence: 1 });
    for (const viewer of [ada, buildAdmin()]) {
      expect(await read(viewer, id)).toMatchObject({ isOpen: true, body: '# Lesson one' });
    }
    for (const viewer of [eve, anonymous, service('gateway')]) {
      expect(await read(viewer, id)).toMatchObject({ title: 'Search well', isOpen: false, body: null });
    }
    for (const actor of [eve, anonymous, service('content')]) {
      const texts = await content.as(actor).read((tx) => tx.sql('select body from course_text'));
      expect(texts).toEqual([]);
    }
  });

  test('follows the last announcement, in whatever order announcements arrive', async () => {
    const ada = buildMember();
    const { id, externalKey } = await createCourse(content);
    await announceAccess(content, ada, externalKey, { isOpen: false, sequence: 2 });
    await announceAccess(content, ada, externalKey, { isOpen: true, sequence: 1 });
    expect(await read(ada, id)).toMatchObject({ isOpen: false, body: null });
    await announceAccess(content, ada, externalKey, { isOpen: true, sequence: 3 });
    await announceAccess(content, ada, externalKey, { isOpen: false, sequence: 2 });
    expect(await read(ada, id)).toMatchObject({ isOpen: true });
  });

  test('closes at the end of the access without another announcement', async () => {
    const ada = buildMember();
    const { id, externalKey } = await createCourse(content);
    await announceAccess(content, ada, externalKey, { isOpen: true, endsAt: later(60_000), sequence: 1 });
    expect(await read(ada, id)).toMatchObject({ isOpen: true });
    await announceAccess(content, ada, externalKey, { isOpen: true, endsAt: later(-1_000), sequence: 2 });
    expect(await read(ada, id)).toMatchObject({ isOpen: false, body: null });
  });

  test('is open from the start for whoever bought the course before it was written', async () => {
    const ada = buildMember();
    const externalKey = `early-${randomUUID()}`;
    await announceAccess(content, ada, externalKey, { isOpen: true, sequence: 1 });
    const { id } = await createCourse(content, { externalKey });
    expect(await read(ada, id)).toMatchObject({ isOpen: true });
  });

  test('of many courses is read by one statement', async () => {
    // GX-6
    for (let count = 0; count < 5; count += 1) await createCourse(content);
    const statements = await recordStatements(() =>
      content.execute(buildMember(), '{ courses(first: 100) { nodes { body isOpen } } }'),
    );
    expect(statements.filter((statement) => statement.includes('course_text'))).toHaveLength(1);
  });
});

test('a window shows what opens and closes, and nothing else', async () => {
  const ada = buildMember();
  const { id, externalKey } = await createCourse(content);
  const window = await watch<SeenCourse[]>(
    content,
    ada,
    'subscription { courseAccessChanged { id isOpen body } }',
    {},
  );
  await announceAccess(content, buildMember(), externalKey, { isOpen: true, sequence: 1 });
  await announceAccess(content, ada, externalKey, { isOpen: true, sequence: 1 });
  expect(await window.next()).toEqual([{ id, isOpen: true, body: '# Lesson one' }]);
  await announceAccess(content, ada, externalKey, { isOpen: true, endsAt: later(60_000), sequence: 2 });
  await content
    .as(service('test'))
    .transaction((tx) =>
      tx.sql(`update course_reader set ends_at = now() - interval '1 second' where user_id = $1`, [
        ada.userId,
      ]),
    );
  await tellOfEndedAccess(content.as(service('content')));
  expect(await window.next()).toEqual([{ id, isOpen: false, body: null }]);
  await window.stop();
});

describe('writing courses', () => {
  const update = async (actor: Actor, input: object) =>
    content.execute<{ updateCourse: object }>(
      actor,
      `mutation ($input: UpdateCourseInput!) { updateCourse(input: $input) {
        course { title summary body position isPublished externalKey } userErrors { code path } } }`,
      { input },
    );

  test('a course that is not published is for administrators; published, it is in the list in its place', async () => {
    await createCourse(content, { title: 'Last', position: 1_000_000 });
    const { id } = await createCourse(content, { isPublished: false, title: 'Hidden', position: 999_999 });
    const list = async (viewer: Actor) => {
      const query = '{ courses(first: 100) { nodes { title } } }';
      const { data } = await content.execute<{ courses: { nodes: { title: string }[] } }>(viewer, query);
      return data.courses.nodes.map(({ title }) => title);
    };
    expect(await list(anonymous)).not.toContain('Hidden');
    expect(await read(buildMember(), id)).toBeNull();
    expect(await list(buildAdmin())).toContain('Hidden');
    await update(buildAdmin(), { id, isPublished: true });
    expect((await list(anonymous)).slice(-2)).toEqual(['Hidden', 'Last']);
  });

  test('changes what is given and leaves the rest', async () => {
    const { id, externalKey } = await createCourse(content, { summary: 'Short' });
    const { data } = await update(buildAdmin(), { id, title: ' New ', body: 'Text' });
    expect(data.updateCourse).toMatchObject({
      course: { title: 'New', summary: 'Short', body: 'Text', isPublished: true, externalKey },
      userErrors: [],
    });
  });

  test('two courses never have one key, also when they are made at once', async () => {
    const externalKey = `shared-${randomUUID()}`;
    const made = await Promise.allSettled([1, 2, 3].map(() => createCourse(content, { externalKey })));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const other = await createCourse(content);
    expect((await update(buildAdmin(), { id: other.id, externalKey })).data.updateCourse).toMatchObject({
      userErrors: [{ code: 'CONFLICT', path: ['input', 'externalKey'] }],
    });
  });

  test('is for administrators, and refuses what is out of range in words', async () => {
    const { id } = await createCourse(content);
    expect((await update(buildMember(), { id, title: 'Mine' })).code).toBe('FORBIDDEN');
    expect((await update(anonymous, { id, title: 'Mine' })).code).toBe('UNAUTHENTICATED');
    await expect(createCourse(content, { title: ' ' })).rejects.toThrow('title must be 1 to 120 characters');
    await expect(createCourse(content, { externalKey: '' })).rejects.toThrow('externalKey must be');
    await expect(createCourse(content, { body: 'x'.repeat(100_001) })).rejects.toThrow('body must be');
    expect((await update(buildAdmin(), { id: 'nonsense' })).data.updateCourse).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });
});

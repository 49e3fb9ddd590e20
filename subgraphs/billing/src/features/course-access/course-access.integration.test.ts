import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, service, type Actor, type MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements } from '@gatefold/runtime/testing';
import { announceCourseAccess } from '../../course-access/announce-course-access.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

// BP-8, BP-23

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const asService = <Value>(work: Parameters<ReturnType<Billing['as']>['transaction']>[0]) =>
  billing.as(service('test')).transaction(work) as Promise<Value>;

/** Writes an access and announces it, as a settled purchase does; ends and revocations in days from now. */
async function giveAccess(
  { userId }: MemberActor,
  courseKey: string,
  {
    sourceRef = randomUUID() as string,
    endsInDays = null as number | null,
    revokedInDays = null as number | null,
  } = {},
): Promise<string> {
  await asService(async (tx) => {
    await tx.sql(
      `insert into course_access
         (id, user_id, course_key, course_name, source, source_ref, starts_at, ends_at, revoked_at)
       values (gen_random_uuid(), $1, $2, 'Search well', 'TAGMANGO', $3, now() - interval '60 days',
         now() + make_interval(days => $4), now() + make_interval(days => $5))
       on conflict (source, source_ref, course_key) do update
         set ends_at = excluded.ends_at, revoked_at = excluded.revoked_at`,
      [userId, courseKey, sourceRef, endsInDays, revokedInDays],
    );
    await announceCourseAccess(tx, userId, courseKey);
  });
  return sourceRef;
}

const announced = (userId: string): Promise<readonly Record<string, unknown>[]> =>
  asService(async (tx) => {
    const rows = await tx.sql(
      `select payload from outbox where name = 'billing.course.access_changed@1' and subject = $1 order by position`,
      [userId],
    );
    return rows.map((row) => row['payload']);
  });

interface Openness {
  readonly isOpen: boolean;
  readonly reason: string;
  readonly endsAt: string | null;
  readonly sources: readonly object[];
}

async function accessTo(viewer: Actor, ...courseKeys: string[]): Promise<readonly Openness[]> {
  const { data } = await billing.execute<{ _entities: { access: Openness }[] }>(
    viewer,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Course {
      access { isOpen reason endsAt sources { source courseKey } } } } }`,
    { keys: courseKeys.map((externalKey) => ({ __typename: 'Course', externalKey })) },
  );
  return data._entities.map(({ access }) => access);
}

describe('the announcement of an access', () => {
  test('comes when a course opens, changes its end or closes, and only then, with growing numbers', async () => {
    const ada = buildMember();
    const [first, key] = [await giveAccess(ada, 'one'), { userId: ada.userId, courseKey: 'one' }];
    await giveAccess(ada, 'one', { sourceRef: first });
    await giveAccess(ada, 'one', { sourceRef: first, endsInDays: 3 });
    await giveAccess(ada, 'one', { sourceRef: first, revokedInDays: -1 });
    await giveAccess(ada, 'one', { sourceRef: first, revokedInDays: -1 });
    expect(await announced(ada.userId)).toEqual([
      { ...key, isOpen: true, endsAt: null, sequence: 1 },
      { ...key, isOpen: true, endsAt: expect.any(String), sequence: 2 },
      { ...key, isOpen: false, endsAt: null, sequence: 3 },
    ]);
  });

  test('does not come when a second purchase is refunded, or its end lies before the end of the first', async () => {
    const ada = buildMember();
    await giveAccess(ada, 'one');
    const second = await giveAccess(ada, 'one', { endsInDays: 3 });
    await giveAccess(ada, 'one', { sourceRef: second, revokedInDays: -1 });
    expect(await announced(ada.userId)).toHaveLength(1);
  });

  test('keeps its numbers without gaps when accesses change at once, and the last one is true', async () => {
    // R1
    const ada = buildMember();
    const refs = await Promise.all(Array.from({ length: 6 }, () => giveAccess(ada, 'one')));
    await Promise.all(refs.map((sourceRef) => giveAccess(ada, 'one', { sourceRef, revokedInDays: -1 })));
    const events = await announced(ada.userId);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)).toMatchObject({ isOpen: false });
  });
});

describe('Course.access', () => {
  test('explains what opens the course and until when', async () => {
    const ada = buildMember();
    await giveAccess(ada, 'kept');
    await giveAccess(ada, 'ending', { endsInDays: 3 });
    expect(await accessTo(ada, 'kept', 'ending')).toEqual([
      {
        isOpen: true,
        reason: 'You bought it.',
        endsAt: null,
        sources: [{ source: 'TAGMANGO', courseKey: 'kept' }],
      },
      {
        isOpen: true,
        reason: expect.stringMatching(/^You bought it; it is open until \d+ \w+ \d{4}\.$/),
        endsAt: expect.any(String),
        sources: [{ source: 'TAGMANGO', courseKey: 'ending' }],
      },
    ]);
  });

  test('says why a course is closed and what to do', async () => {
    const ada = buildMember();
    await giveAccess(ada, 'refunded', { revokedInDays: -1 });
    await giveAccess(ada, 'over', { endsInDays: -2 });
    const [refunded, over, never] = await accessTo(ada, 'refunded', 'over', 'never');
    for (const closed of [refunded, over]) {
      expect(closed).toMatchObject({ isOpen: false, sources: [] });
      expect(closed?.reason).toMatch(/^Your purchase was refunded or ended on \d+ \w+ \d{4}\. Buy it again/);
    }
    expect(never?.reason).toMatch(/^Buy it with the e-mail address of your account/);
    expect((await accessTo(anonymous, 'refunded'))[0]?.reason).toMatch(/^Sign in/);
  });

  test('is the own access of the viewer, also for administrators, who may open every course', async () => {
    // S6
    const [ada, eve] = [buildMember(), buildMember()];
    await giveAccess(ada, 'one');
    expect(await accessTo(eve, 'one')).toMatchObject([{ isOpen: false, sources: [] }]);
    expect(await accessTo(buildAdmin(), 'one')).toMatchObject([{ isOpen: true, sources: [] }]);
  });

  test('of many courses costs one reading', async () => {
    // GX-6
    const ada = buildMember();
    await giveAccess(ada, 'one');
    const statements = await recordStatements(() => accessTo(ada, 'one', 'two', 'three'));
    expect(statements.filter((statement) => statement.includes('"course_access"'))).toHaveLength(1);
  });
});

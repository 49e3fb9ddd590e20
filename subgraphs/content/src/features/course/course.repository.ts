import type { Transaction } from '@gatefold/runtime/database';
import { decodeCursor, type Page } from '@gatefold/runtime/graphql';
import { defineLoader } from '@gatefold/runtime/operation';
import { CourseEntity } from './course.entity.js';

/** The text of a course, which is there for people with access only. */
export interface CourseText {
  readonly courseId: string;
  /** Markdown. */
  readonly body: string;
}

/** Courses by uuid, many at once. */
export const courseById = defineLoader<CourseEntity>({
  name: 'course-by-id',
  batch: (tx, ids) => tx.em.find(CourseEntity, { id: { $in: [...ids] } }),
  keyOf: (course) => course.id,
});

/** Courses by the key under which they are sold, many at once. */
export const courseByKey = defineLoader<CourseEntity>({
  name: 'course-by-key',
  batch: (tx, keys) => tx.em.find(CourseEntity, { externalKey: { $in: [...keys] } }),
  keyOf: (course) => course.externalKey,
});

/** Texts by uuid of the course, many at once: those that are open for the actor. */
export const openTexts = defineLoader<CourseText>({
  name: 'open-course-texts',
  batch: async (tx, ids) => {
    const rows = await tx.sql(
      'select course_id as "courseId", body from course_text where course_id = any ($1::uuid[])',
      [ids],
    );
    return rows as unknown as readonly CourseText[];
  },
  keyOf: ({ courseId }) => courseId,
});

/** Sort key of the list. */
export const courseCursor = ({ position, id }: CourseEntity) => [position, id];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One page of the courses that the actor may know of. */
export async function coursePage(
  tx: Transaction,
  first: number,
  after: string | null,
): Promise<Page<CourseEntity>> {
  const isKey = ([position, id]: readonly unknown[]) =>
    Number.isSafeInteger(position) && uuid.test(String(id));
  const [position = null, id = null] = after ? decodeCursor(after, 2, isKey) : [];
  const rows = await tx.sql(
    `select * from course where $1::bigint is null or (position, id) > ($1, $2::uuid)
     order by position, id limit $3`,
    [position, id, first + 1],
  );
  return {
    rows: rows.slice(0, first).map((row) => tx.em.map(CourseEntity, row)),
    hasNextPage: rows.length > first,
  };
}

/** Ids of the courses that the actor may open now. */
export async function openCourseIds(tx: Transaction): Promise<ReadonlySet<string>> {
  const rows = await tx.sql('select course_id from course_text join course on course.id = course_id');
  return new Set(rows.map((row) => String(row['course_id'])));
}

/** The course as it is now, or null. */
export function readCourse(tx: Transaction, id: string): Promise<CourseEntity | null> {
  return tx.em.findOne(CourseEntity, { id });
}

/** Makes everything that writes courses wait for each other until the transaction ends. */
export async function lockCourses(tx: Transaction): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock(hashtextextended('content.courses', 0))`);
}

/** Whether another course than `id` has the key. */
export async function isKeyTaken(tx: Transaction, externalKey: string, id?: string): Promise<boolean> {
  return (await tx.em.count(CourseEntity, { externalKey, ...(id ? { id: { $ne: id } } : {}) })) > 0;
}

export async function insertCourse(tx: Transaction, course: CourseEntity, body: string): Promise<void> {
  tx.em.create(CourseEntity, course);
  await tx.em.flush();
  await tx.sql('insert into course_text (course_id, body) values ($1, $2)', [course.id, body]);
}

/** Writes what was changed on the row, and the text when there is a new one. */
export async function saveCourse(
  tx: Transaction,
  course: CourseEntity,
  body: string | undefined,
): Promise<void> {
  course.updatedAt = new Date();
  await tx.em.flush();
  if (body === undefined) return;
  await tx.sql('update course_text set body = $2 where course_id = $1', [course.id, body]);
}

/** Behind every course there is. */
export async function nextPosition(tx: Transaction): Promise<number> {
  const [row] = await tx.sql('select coalesce(max(position) + 1, 0)::int as position from course');
  return Number(row?.['position']);
}

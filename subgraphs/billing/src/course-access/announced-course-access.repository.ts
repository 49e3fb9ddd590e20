import type { Transaction } from '@gatefold/runtime/database';
import type { CourseState } from './live-access.js';

/** What was announced last about a person and a course; sequence 0 before the first announcement. */
export type AnnouncedCourseAccess = CourseState & { readonly sequence: number };

/** The row, made when absent and locked until the transaction ends. */
export async function lockAnnouncedAccess(
  tx: Transaction,
  userId: string,
  courseKey: string,
): Promise<AnnouncedCourseAccess> {
  const [row] = await tx.sql(
    `insert into announced_course_access (user_id, course_key) values ($1, $2)
     on conflict (user_id, course_key) do update set user_id = excluded.user_id
     returning is_open, ends_at, sequence`,
    [userId, courseKey],
  );
  const endsAt = row?.['ends_at'] as Date | string | null | undefined;
  return {
    isOpen: Boolean(row?.['is_open']),
    endsAt: endsAt ? new Date(endsAt) : null,
    sequence: Number(row?.['sequence']),
  };
}

export async function saveAnnouncedAccess(
  tx: Transaction,
  userId: string,
  courseKey: string,
  { isOpen, endsAt, sequence }: AnnouncedCourseAccess,
): Promise<void> {
  await tx.sql(
    `update announced_course_access set is_open = $3, ends_at = $4, sequence = $5
     where user_id = $1 and course_key = $2`,
    [userId, courseKey, isOpen, endsAt?.toISOString() ?? null, sequence],
  );
}

import type { Transaction } from '@gatefold/runtime/database';

/** Whether a person may open the course with a key, as billing announced it. */
export interface CourseReader {
  readonly userId: string;
  readonly courseKey: string;
  readonly isOpen: boolean;
  /** ISO 8601, first moment without access; null for open end. */
  readonly endsAt: string | null;
  /** Number of the announcement. */
  readonly sequence: number;
}

/** Keeps an announcement; false when a later one was applied. */
export async function writeReader(tx: Transaction, reader: CourseReader): Promise<boolean> {
  const rows = await tx.sql(
    `insert into course_reader (user_id, course_key, is_open, ends_at, sequence) values ($1, $2, $3, $4, $5)
     on conflict (user_id, course_key) do update
       set is_open = excluded.is_open, ends_at = excluded.ends_at, sequence = excluded.sequence
       where course_reader.sequence < excluded.sequence
     returning 1`,
    [reader.userId, reader.courseKey, reader.isOpen, reader.endsAt, reader.sequence],
  );
  return rows.length > 0;
}

/** People whose access to some course ended in the last `seconds`. */
export async function findJustEnded(tx: Transaction, seconds: number): Promise<readonly string[]> {
  const rows = await tx.sql(
    `select distinct user_id from course_reader
     where is_open and ends_at <= now() and ends_at > now() - make_interval(secs => $1)`,
    [seconds],
  );
  return rows.map((row) => String(row['user_id']));
}

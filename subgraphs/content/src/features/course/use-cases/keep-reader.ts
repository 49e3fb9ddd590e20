import type { Transaction } from '@gatefold/runtime/database';
import type { LiveTopic } from '@gatefold/runtime/live';
import { writeReader, type CourseReader } from '../course-reader.repository.js';

/** Which courses a person may open; key: uuid of the person. */
export const courseAccessTopic: LiveTopic = { name: 'course-access' };

/** Keeps who may open which course equal to billing's announcements; an older one than the last changes nothing. */
export async function keepReader(tx: Transaction, reader: CourseReader): Promise<void> {
  if (await writeReader(tx, reader)) await tx.signal(courseAccessTopic, reader.userId);
}

import { courseAccessChanged } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { readClock } from '../grants/grant.repository.js';
import { lockAnnouncedAccess, saveAnnouncedAccess } from './announced-course-access.repository.js';
import { findAccessOf } from './course-access.repository.js';
import { courseStateOf } from './live-access.js';

/**
 * Computes whether a course is open for a person and, when that or its end differs from what was announced last, announces
 * it with the next sequence number. An end by time alone is announced beforehand, so whoever listens needs no clock of ours.
 * Call it after every change of accesses, in the same transaction.
 */
export async function announceCourseAccess(
  tx: Transaction,
  userId: string,
  courseKey: string,
): Promise<void> {
  const announced = await lockAnnouncedAccess(tx, userId, courseKey);
  const accesses = (await findAccessOf(tx, [userId])).filter((access) => access.courseKey === courseKey);
  const { isOpen, endsAt } = courseStateOf(accesses, await readClock(tx));
  const isSame = isOpen === announced.isOpen && endsAt?.getTime() === announced.endsAt?.getTime();
  if (isSame) return;
  const sequence = announced.sequence + 1;
  await saveAnnouncedAccess(tx, userId, courseKey, { isOpen, endsAt, sequence });
  const state = { isOpen, endsAt: endsAt?.toISOString() ?? null };
  await tx.record(courseAccessChanged, { userId, courseKey, ...state, sequence }, userId);
}

import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import type { CourseEntity } from '../course.entity.js';
import { keyTaken, notForYou } from '../course.errors.js';
import { canManageCourses } from '../course.policy.js';
import { insertCourse, isKeyTaken, lockCourses, nextPosition } from '../course.repository.js';

/** What a new course starts with. */
export interface NewCourse {
  readonly externalKey: string;
  readonly title: string;
  readonly summary?: string | null;
  readonly body?: string | null;
  readonly position?: number | null;
  readonly isPublished?: boolean | null;
}

/** Adds a course, by an administrator. Whoever bought it before has it open from the start. */
export async function createCourse(operation: Operation, input: NewCourse): Promise<Result<CourseEntity>> {
  if (!canManageCourses(operation.actor)) return notForYou();
  return operation.transaction(async (tx) => {
    await lockCourses(tx);
    const [now, externalKey] = [new Date(), input.externalKey.trim()];
    if (await isKeyTaken(tx, externalKey)) return keyTaken(externalKey);
    const course: CourseEntity = {
      id: v7(),
      externalKey,
      title: input.title.trim(),
      summary: (input.summary ?? '').trim(),
      position: input.position ?? (await nextPosition(tx)),
      isPublished: input.isPublished ?? false,
      createdAt: now,
      updatedAt: now,
    };
    await insertCourse(tx, course, input.body ?? '');
    return ok(course);
  });
}

import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { CourseEntity } from '../course.entity.js';
import { courseNotFound, keyTaken, notForYou } from '../course.errors.js';
import { canManageCourses } from '../course.policy.js';
import { isKeyTaken, lockCourses, readCourse, saveCourse } from '../course.repository.js';
import type { NewCourse } from './create-course.js';

/** New values; undefined and null leave a value as it is. */
export type CourseChange = { readonly [Key in keyof NewCourse]?: NewCourse[Key] | null };

/** Changes a course, by an administrator. Under another key it is open for those who have access by that one. */
export async function updateCourse(
  operation: Operation,
  id: string | undefined,
  change: CourseChange,
): Promise<Result<CourseEntity>> {
  if (!canManageCourses(operation.actor)) return notForYou();
  return operation.transaction(async (tx) => {
    await lockCourses(tx);
    const course = id ? await readCourse(tx, id) : null;
    if (!course) return courseNotFound();
    const externalKey = change.externalKey?.trim() ?? course.externalKey;
    if (await isKeyTaken(tx, externalKey, course.id)) return keyTaken(externalKey);
    course.externalKey = externalKey;
    course.title = change.title?.trim() ?? course.title;
    course.summary = change.summary?.trim() ?? course.summary;
    course.position = change.position ?? course.position;
    course.isPublished = change.isPublished ?? course.isPublished;
    await saveCourse(tx, course, change.body ?? undefined);
    return ok(course);
  });
}

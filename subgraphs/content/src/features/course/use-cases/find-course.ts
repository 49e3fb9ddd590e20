import type { Loading } from '@gatefold/runtime/operation';
import type { CourseEntity } from '../course.entity.js';
import { courseById, courseByKey, openTexts } from '../course.repository.js';

/** The course, or null when it does not exist for this actor. */
export async function findCourse(loading: Loading, id: string | undefined): Promise<CourseEntity | null> {
  return (id ? await loading.load(courseById, id) : undefined) ?? null;
}

/** {@link findCourse} by the key under which it is sold. */
export async function findCourseByKey(loading: Loading, externalKey: string): Promise<CourseEntity | null> {
  return (await loading.load(courseByKey, externalKey)) ?? null;
}

/** The text of a course; undefined when it is closed for this actor. */
export async function openBodyOf(loading: Loading, courseId: string): Promise<string | undefined> {
  return (await loading.load(openTexts, courseId))?.body;
}

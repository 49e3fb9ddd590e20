import type { Operation } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import { turnsInto } from '../../../live-reading.js';
import { openCourseIds } from '../course.repository.js';
import { courseAccessTopic } from './keep-reader.js';

/** Courses that opened or closed for a person. */
export interface CourseAccessTurn {
  /** uuids. */
  readonly courseIds: readonly string[];
}

/** What opens and closes for the actor, from now on. */
export async function watchCourseAccess(
  operation: Operation,
): Promise<AsyncIterableIterator<CourseAccessTurn>> {
  const signals = operation.live.subscribe(courseAccessTopic, actingMember(operation.actor).userId);
  let known = await operation.read(openCourseIds);
  return turnsInto(signals, async () => {
    const open = await operation.read(openCourseIds);
    const courseIds = differenceOf(open, known);
    known = open;
    return courseIds.length > 0 ? { courseIds } : undefined;
  });
}

function differenceOf(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  return [...new Set([...one, ...other])].filter((id) => one.has(id) !== other.has(id));
}

import type { Page } from '@gatefold/runtime/graphql';
import type { Operation } from '@gatefold/runtime/operation';
import type { CourseEntity } from '../course.entity.js';
import { coursePage } from '../course.repository.js';

/** Published courses in their order; administrators get the others as well. */
export function listCourses(
  operation: Operation,
  { first, after }: { readonly first: number; readonly after?: string | null },
): Promise<Page<CourseEntity>> {
  return operation.read((tx) => coursePage(tx, first, after ?? null));
}

import type { Operation } from '@gatefold/runtime/operation';
import { coursePage } from '../course.repository.js';

/** Published courses in their order; administrators get the others as well. */
export function listCourses(
  operation: Operation,
  { first, after }: { readonly first: number; readonly after?: string | null },
) {
  return operation.read((tx) => coursePage(tx, first, after ?? null));
}

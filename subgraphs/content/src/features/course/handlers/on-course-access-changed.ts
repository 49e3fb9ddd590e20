import { courseAccessChanged } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { keepReader } from '../use-cases/keep-reader.js';

/** Who bought a course reads it, from the purchase to its end or refund. */
export const onCourseAccessChanged = defineHandler(courseAccessChanged, {
  name: 'course-on-access-changed',
  handle: (payload, tx: Transaction) => keepReader(tx, payload),
});

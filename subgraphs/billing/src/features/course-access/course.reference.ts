import { defineReference } from '@gatefold/runtime/graphql';
import type { CourseType } from './course-access.type.js';

/** A course by the key under which it is sold; content knows whether there is one. */
export const courseReference = defineReference({
  typeName: 'Course',
  resolve: (key): CourseType => ({ externalKey: String(key['externalKey']) }),
});

import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { toCourseType } from './course.type.js';
import { findCourse, findCourseByKey } from './use-cases/find-course.js';

/** A course by its id, or by the key under which it is sold. */
export const courseReference = defineReference({
  typeName: 'Course',
  resolve: async (key, context) => {
    const found =
      typeof key['id'] === 'string'
        ? await findCourse(context, fromGlobalId('Course', key['id']))
        : await findCourseByKey(context, String(key['externalKey']));
    return found && toCourseType(found);
  },
});

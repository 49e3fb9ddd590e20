import { defineFeature } from '@gatefold/runtime/features';
import { CourseAccessEntity } from '../../course-access/course-access.entity.js';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { courseReference } from './course.reference.js';
import { CourseAccessResolver, CourseResolver } from './course-access.resolver.js';
import { CourseType } from './course-access.type.js';

export default defineFeature({
  name: 'course-access',
  entities: [CourseAccessEntity],
  resolvers: [CourseAccessResolver, CourseResolver],
  orphanedTypes: [UserType, CourseType],
  references: [userReference, courseReference],
});

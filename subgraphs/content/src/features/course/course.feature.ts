import { defineFeature } from '@gatefold/runtime/features';
import { CourseSubscriptionResolver } from './course-subscription.resolver.js';
import { CourseEntity } from './course.entity.js';
import { courseReference } from './course.reference.js';
import { CourseResolver } from './course.resolver.js';
import { onCourseAccessChanged } from './handlers/on-course-access-changed.js';
import { tellOfEndedAccessEveryMinute } from './jobs/tell-of-ended-access-every-minute.js';

export default defineFeature({
  name: 'course',
  resolvers: [CourseResolver, CourseSubscriptionResolver],
  entities: [CourseEntity],
  references: [courseReference],
  handlers: [onCourseAccessChanged],
  jobs: [tellOfEndedAccessEveryMinute],
});

import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, Resolver, Root, Subscription } from 'type-graphql';
import { CourseType, toCourseType } from './course.type.js';
import { findCourse } from './use-cases/find-course.js';
import { watchCourseAccess, type CourseAccessTurn } from './use-cases/watch-course-access.js';

@Resolver(() => CourseType)
export class CourseSubscriptionResolver {
  @Access('member')
  @Subscription(() => [CourseType], {
    description:
      'Courses that opened or closed for the signed-in person, by a purchase, a refund or the end of an access. Carries changes only: read the courses once when the subscription is (re)connected.',
    subscribe: ({ context }: { context: GraphContext }) => watchCourseAccess(context),
  })
  async courseAccessChanged(
    @Root() { courseIds }: CourseAccessTurn,
    @Ctx() context: GraphContext,
  ): Promise<CourseType[]> {
    const courses = await Promise.all(courseIds.map((id) => findCourse(context, id)));
    return courses.flatMap((course) => (course ? [toCourseType(course)] : []));
  }
}

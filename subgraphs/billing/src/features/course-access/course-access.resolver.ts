import type { GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { accessOfPeople } from '../../course-access/access-of-people.loader.js';
import { liveAccess } from '../../course-access/live-access.js';
import { UserType } from '../../graph/user.type.js';
import { canReadAccessOf } from './course-access.policy.js';
import {
  CourseAccessType,
  CourseOpennessType,
  CourseType,
  toCourseAccessType,
} from './course-access.type.js';
import { explainAccess } from './use-cases/explain-access.js';

@Resolver(() => UserType)
export class CourseAccessResolver {
  @FieldResolver(() => [CourseAccessType], {
    nullable: true,
    description: 'Courses this person may open now, newest first. Self and administrators only, else null.',
  })
  async courseAccess(
    @Root() user: UserType,
    @Ctx() context: GraphContext,
  ): Promise<CourseAccessType[] | null> {
    if (!canReadAccessOf(context.actor, user.userId)) return null;
    const person = await context.load(accessOfPeople, user.userId);
    return person ? liveAccess(person.accesses, person.at).map(toCourseAccessType) : [];
  }
}

@Resolver(() => CourseType)
export class CourseResolver {
  @FieldResolver(() => CourseOpennessType, {
    nullable: true,
    description: 'Whether this viewer may open it, and why; null when billing does not answer.',
  })
  async access(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<CourseOpennessType> {
    const { sources, ...explained } = await explainAccess(context, course.externalKey);
    return { ...explained, sources: sources.map(toCourseAccessType) };
  }
}

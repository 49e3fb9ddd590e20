import { fromGlobalId } from '@gatefold/schema';
import { Access, ConnectionArgs, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { CreateCourseInput, UpdateCourseInput } from './course.input.js';
import {
  CourseConnection,
  CourseType,
  CreateCoursePayload,
  toCourseConnection,
  toCourseType,
  UpdateCoursePayload,
} from './course.type.js';
import { createCourse } from './use-cases/create-course.js';
import { findCourse, openBodyOf } from './use-cases/find-course.js';
import { listCourses } from './use-cases/list-courses.js';
import { updateCourse } from './use-cases/update-course.js';

@Resolver(() => CourseType)
export class CourseResolver {
  @Access('public')
  @Query(() => CourseConnection, {
    description: 'Published courses in their order; administrators get those that are not published as well.',
  })
  async courses(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<CourseConnection> {
    return toCourseConnection(await listCourses(context, args), args);
  }

  @Access('public')
  @Query(() => CourseType, {
    nullable: true,
    description: 'A course; null when it does not exist or is not published.',
  })
  async course(
    @Arg('id', () => ID, { description: 'Opaque global id.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<CourseType | null> {
    const row = await findCourse(context, fromGlobalId('Course', id));
    return row && toCourseType(row);
  }

  @FieldResolver(() => Boolean, { description: 'Whether this viewer may read its text now.' })
  async isOpen(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<boolean> {
    return (await openBodyOf(context, course.courseId)) !== undefined;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Markdown, up to 100000 characters; null unless the course is open for this viewer.',
  })
  async body(@Root() course: CourseType, @Ctx() context: GraphContext): Promise<string | null> {
    return (await openBodyOf(context, course.courseId)) ?? null;
  }

  @Access('admin')
  @Mutation(() => CreateCoursePayload, { description: 'Add a course. Whoever bought it before has it open.' })
  async createCourse(
    @Arg('input', () => CreateCourseInput, { description: 'The course.' }) input: CreateCourseInput,
    @Ctx() context: GraphContext,
  ): Promise<CreateCoursePayload> {
    return toPayload(await createCourse(context, input), (row) => ({ course: toCourseType(row) }));
  }

  @Access('admin')
  @Mutation(() => UpdateCoursePayload, { description: 'Change a course.' })
  async updateCourse(
    @Arg('input', () => UpdateCourseInput, { description: 'What changes.' }) input: UpdateCourseInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateCoursePayload> {
    const { id, ...change } = input;
    const changed = await updateCourse(context, fromGlobalId('Course', id), change);
    return toPayload(changed, (row) => ({ course: toCourseType(row) }));
  }
}

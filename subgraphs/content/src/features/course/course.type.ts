import { toGlobalId } from '@gatefold/schema';
import { PageInfo, Payload, toConnection, type ConnectionArgs, type Page } from '@gatefold/runtime/graphql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { CourseEntity } from './course.entity.js';
import { courseCursor } from './course.repository.js';

@ObjectType('Course', { description: 'A course; its text is for people who have access to it.' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "externalKey")')
export class CourseType {
  /** uuid; not shown. */
  courseId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, {
    description: 'Id of the course where it is sold: a purchase under it opens the course.',
  })
  externalKey!: string;

  @Field(() => String, { description: '1 to 120 characters.' })
  title!: string;

  @Field(() => String, { description: 'What it is about, up to 500 characters; for everybody.' })
  summary!: string;

  @Field(() => Int, { description: 'Place in the list, lower first.' })
  position!: number;

  @Field(() => Boolean, { description: 'False while only administrators see it.' })
  isPublished!: boolean;

  @Field(() => Date, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When it was saved last.' })
  updatedAt!: Date;
}

@ObjectType('CourseEdge', { description: 'A course in a list.' })
export class CourseEdge {
  @Field(() => CourseType, { description: 'The course.' })
  node!: CourseType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('CourseConnection', { description: 'One page of courses.' })
export class CourseConnection {
  @Field(() => [CourseEdge], { description: 'The courses with their cursors.' })
  edges!: readonly CourseEdge[];

  @Field(() => [CourseType], { description: 'The courses.' })
  nodes!: readonly CourseType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'What became of a new course.' })
export class CreateCoursePayload extends Payload {
  @Field(() => CourseType, { nullable: true, description: 'The new course.' })
  course?: CourseType;
}

@ObjectType({ description: 'What became of a change of a course.' })
export class UpdateCoursePayload extends Payload {
  @Field(() => CourseType, { nullable: true, description: 'The course as it is now.' })
  course?: CourseType;
}

/** What clients see of a row. */
export function toCourseType({ id, ...shown }: CourseEntity): CourseType {
  return { courseId: id, id: toGlobalId('Course', id), ...shown };
}

/** A page as its connection. */
export function toCourseConnection(page: Page<CourseEntity>, args: ConnectionArgs): CourseConnection {
  return toConnection(page, args, { node: toCourseType, cursor: courseCursor });
}

import { Directive, Field, ObjectType } from 'type-graphql';
import type { CourseAccessEntity } from '../../course-access/course-access.entity.js';
import { GrantSourceEnum } from '../../graph/grant-source.enum.js';
import type { GrantSource } from '../../grants/grant-source.js';

/** What the person and administrators see of an access to a course. */
@ObjectType('CourseAccess', {
  description: 'That a person may open a course now. Seen by that person and administrators.',
})
export class CourseAccessType {
  @Field(() => String, { description: 'Id of the course where it is sold.' })
  courseKey!: string;

  @Field(() => String, { description: 'Name of the course when access was given.' })
  courseName!: string;

  @Field(() => GrantSourceEnum, { description: 'Where the access came from.' })
  source!: GrantSource;

  @Field(() => Date, { description: 'From when it counts.' })
  startsAt!: Date;

  @Field(() => Date, { nullable: true, description: 'From when it no longer counts; null for open end.' })
  endsAt!: Date | null;
}

/** What a viewer may know of the own access to a course. */
@ObjectType('CourseOpenness', { description: 'Whether a course is open for the viewer, and why.' })
export class CourseOpennessType {
  @Field(() => Boolean, { description: 'Whether the viewer may open it now.' })
  isOpen!: boolean;

  @Field(() => String, { description: 'Why, or what to do to open it.' })
  reason!: string;

  @Field(() => Date, {
    nullable: true,
    description: 'From when it is closed; null for open end and for a closed one.',
  })
  endsAt!: Date | null;

  @Field(() => [CourseAccessType], { description: 'Everything that opens it, newest first.' })
  sources!: readonly CourseAccessType[];
}

/** A course as billing knows it: by the key under which it is sold. */
@ObjectType('Course', { description: 'A course; its text is for people who have access to it.' })
@Directive('@key(fields: "externalKey")')
export class CourseType {
  @Field(() => String, {
    description: 'Id of the course where it is sold: a purchase under it opens the course.',
  })
  externalKey!: string;
}

/** A row as clients see it. */
export function toCourseAccessType(access: CourseAccessEntity): CourseAccessType {
  const { courseKey, courseName, source, startsAt, endsAt } = access;
  return { courseKey, courseName, source, startsAt, endsAt };
}

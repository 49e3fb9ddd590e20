import { IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { bodyLengthMax, keyLengthMax, summaryLengthMax, titleLengthMax } from './use-cases/text-limits.js';

const idLengthMax = 200;
const positionMax = 1_000_000;

const titleRange = { message: `title must be 1 to ${titleLengthMax} characters` };
const keyRange = { message: `externalKey must be 1 to ${keyLengthMax} characters` };
const positionRange = { message: `position must be 0 to ${positionMax}` };

/** What creating and changing a course share. */
@InputType()
abstract class CourseFields {
  @Field(() => String, {
    nullable: true,
    description: 'What it is about, up to 500 characters; for everybody.',
  })
  @IsOptional()
  @MaxLength(summaryLengthMax, { message: `summary must be at most ${summaryLengthMax} characters` })
  summary?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Markdown for people with access, up to 100000 characters.',
  })
  @IsOptional()
  @MaxLength(bodyLengthMax, { message: `body must be at most ${bodyLengthMax} characters` })
  body?: string | null;

  @Field(() => Int, { nullable: true, description: 'Place in the list, lower first; a new one is last.' })
  @IsOptional()
  @Min(0, positionRange)
  @Max(positionMax, positionRange)
  position?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether everybody may know of it; a new one is hidden.',
  })
  isPublished?: boolean | null;
}

@InputType({ description: 'A new course.' })
export class CreateCourseInput extends CourseFields {
  @Field(() => String, { description: 'Id of the course where it is sold.' })
  @Matches(/\S/, keyRange)
  @MaxLength(keyLengthMax, keyRange)
  externalKey!: string;

  @Field(() => String, { description: '1 to 120 characters.' })
  @Matches(/\S/, titleRange)
  @MaxLength(titleLengthMax, titleRange)
  title!: string;
}

@InputType({ description: 'A change of a course. What is left out or null stays.' })
export class UpdateCourseInput extends CourseFields {
  @Field(() => ID, { description: 'The course.' })
  @MaxLength(idLengthMax)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Id of the course where it is sold.' })
  @IsOptional()
  @Matches(/\S/, keyRange)
  @MaxLength(keyLengthMax, keyRange)
  externalKey?: string | null;

  @Field(() => String, { nullable: true, description: '1 to 120 characters.' })
  @IsOptional()
  @Matches(/\S/, titleRange)
  @MaxLength(titleLengthMax, titleRange)
  title?: string | null;
}

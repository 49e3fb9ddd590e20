import { ArrayMaxSize, ArrayMinSize, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { HttpsLink } from '../../graph/input-rules.js';
import type { ProjectStatus } from './project.entity.js';
import { ProjectStatusEnum } from './project.type.js';
import { descriptionLengthMax, summaryLengthMax, titleLengthMax } from './use-cases/text-limits.js';

/** Most entries of a list of words before they are made distinct. */
const wordsSentMax = 100;
/** Most ids of one order or choice: as many as the largest plan allows. */
const orderLengthMax = 2_000;
const idLengthMax = 200;

const titleRange = { message: `title must be 1 to ${titleLengthMax} characters` };

/** What creating and changing a project share. */
@InputType()
abstract class ProjectFields {
  @Field(() => String, { nullable: true, description: 'One or two sentences, up to 280 characters.' })
  @IsOptional()
  @MaxLength(summaryLengthMax, { message: `shortSummary must be at most ${summaryLengthMax} characters` })
  shortSummary?: string | null;

  @Field(() => String, { nullable: true, description: 'Markdown, up to 20000 characters.' })
  @IsOptional()
  @MaxLength(descriptionLengthMax, {
    message: `description must be at most ${descriptionLengthMax} characters`,
  })
  description?: string | null;

  @Field(() => ProjectStatusEnum, { nullable: true, description: 'Who sees it; a new project is a draft.' })
  status?: ProjectStatus | null;

  @Field(() => [String], { nullable: true, description: 'Up to 12; kept in lower case and once each.' })
  @IsOptional()
  @ArrayMaxSize(wordsSentMax, { message: `tags must be at most ${wordsSentMax} entries` })
  tags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tools it was made with, up to 20, once each.' })
  @IsOptional()
  @ArrayMaxSize(wordsSentMax, { message: `technologies must be at most ${wordsSentMax} entries` })
  technologies?: string[] | null;

  @Field(() => String, { nullable: true, description: 'https URL of the running thing.' })
  @IsOptional()
  @HttpsLink()
  liveLink?: string | null;

  @Field(() => String, { nullable: true, description: 'https URL of the source.' })
  @IsOptional()
  @HttpsLink()
  githubLink?: string | null;
}

@InputType({ description: 'A new project.' })
export class CreateProjectInput extends ProjectFields {
  @Field(() => String, { description: '1 to 120 characters.' })
  @Matches(/\S/, titleRange)
  @MaxLength(titleLengthMax, titleRange)
  title!: string;
}

@InputType({
  description: 'A change of a project. What is left out stays; null empties a text, a list or a link.',
})
export class UpdateProjectInput extends ProjectFields {
  @Field(() => ID, { description: 'The project.' })
  @MaxLength(idLengthMax)
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 120 characters; null leaves it as it is.' })
  @IsOptional()
  @Matches(/\S/, titleRange)
  @MaxLength(titleLengthMax, titleRange)
  title?: string | null;
}

@InputType({ description: 'Which project to delete.' })
export class DeleteProjectInput {
  @Field(() => ID, { description: 'The project.' })
  @MaxLength(idLengthMax)
  id!: string;
}

@InputType({ description: 'A new order.' })
export class ReorderProjectsInput {
  @Field(() => [ID], {
    description: 'Projects of the person, first to last; the others follow in their order.',
  })
  @ArrayMinSize(1, { message: 'ids must name at least one project' })
  @ArrayMaxSize(orderLengthMax, { message: `ids must name at most ${orderLengthMax} projects` })
  ids!: string[];
}

@InputType({ description: 'Which projects stay live.' })
export class ChooseLiveProjectsInput {
  @Field(() => [ID], { description: 'As many as the plan keeps live, each once.' })
  @ArrayMinSize(1, { message: 'projectIds must name at least one project' })
  @ArrayMaxSize(orderLengthMax, { message: `projectIds must name at most ${orderLengthMax} projects` })
  projectIds!: string[];
}

@InputType({ description: 'Which suggestion to take over.' })
export class ApplySuggestionInput {
  @Field(() => ID, { description: 'Id of an `AiSuggestion`.' })
  @MaxLength(idLengthMax)
  suggestionId!: string;
}

@InputType('ProjectFilter', { description: 'Which published projects to list; every given part must fit.' })
export class ProjectFilterInput {
  @Field(() => String, { nullable: true, description: 'A tag, in any case.' })
  @IsOptional()
  @MaxLength(100)
  tag?: string | null;

  @Field(() => String, { nullable: true, description: 'A technology, in any case.' })
  @IsOptional()
  @MaxLength(100)
  technology?: string | null;

  @Field(() => String, { nullable: true, description: 'Username of the owner.' })
  @IsOptional()
  @MaxLength(100)
  ownerUsername?: string | null;
}

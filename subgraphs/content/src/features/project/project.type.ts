import { toGlobalId } from '@gatefold/schema';
import { PageInfo, Payload, toConnection, type ConnectionArgs, type Page } from '@gatefold/runtime/graphql';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { toUserType, UserType } from '../../graph/user.type.js';
import type { ProjectEntity, ProjectStatus } from './project.entity.js';

/** States of a project as GraphQL shows them. */
export const ProjectStatusEnum = { DRAFT: 'DRAFT', PUBLISHED: 'PUBLISHED', ARCHIVED: 'ARCHIVED' } as const;
registerEnumType(ProjectStatusEnum, {
  name: 'ProjectStatus',
  description: 'Who sees a project.',
  valuesConfig: {
    DRAFT: { description: 'Visible to the owner only.' },
    PUBLISHED: { description: 'Visible to everybody.' },
    ARCHIVED: { description: 'Kept, visible to the owner only.' },
  },
});

@ObjectType('Project', { description: 'A piece of work that a person shows.' })
@Directive('@key(fields: "id")')
export class ProjectType {
  /** uuid; not shown. */
  projectId!: string;

  /** From when it is read-only; shown to the owner alone. */
  readOnlyFrom!: Date | null;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Directive('@provides(fields: "username")')
  @Field(() => UserType, { description: 'Who made it.' })
  owner!: UserType;

  @Field(() => String, { description: '1 to 120 characters.' })
  title!: string;

  @Field(() => String, { description: 'One or two sentences, up to 280 characters.' })
  shortSummary!: string;

  @Field(() => String, { description: 'Markdown, up to 20000 characters.' })
  description!: string;

  @Field(() => ProjectStatusEnum, { description: 'Who sees it.' })
  status!: ProjectStatus;

  @Field(() => String, { nullable: true, description: 'https URL of the running thing.' })
  liveLink!: string | null;

  @Field(() => String, { nullable: true, description: 'https URL of the source.' })
  githubLink!: string | null;

  @Field(() => Int, { description: "Place in the owner's list, from 0." })
  position!: number;

  @Field(() => Int, { description: 'Increases with every save.' })
  version!: number;

  @Field(() => Date, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When it was saved last.' })
  updatedAt!: Date;
}

@ObjectType('ProjectEdge', { description: 'A project in a list.' })
export class ProjectEdge {
  @Field(() => ProjectType, { description: 'The project.' })
  node!: ProjectType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('ProjectConnection', { description: 'One page of projects.' })
export class ProjectConnection {
  /** Counts over all pages; runs when asked for. */
  count!: () => Promise<number>;

  @Field(() => [ProjectEdge], { description: 'The projects with their cursors.' })
  edges!: readonly ProjectEdge[];

  @Field(() => [ProjectType], { description: 'The projects.' })
  nodes!: readonly ProjectType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'What became of a new project.' })
export class CreateProjectPayload extends Payload {
  @Field(() => ProjectType, { nullable: true, description: 'The new project, at the end of the list.' })
  project?: ProjectType;
}

@ObjectType({ description: 'What became of a change.' })
export class UpdateProjectPayload extends Payload {
  @Field(() => ProjectType, { nullable: true, description: 'The project as it is now.' })
  project?: ProjectType;
}

@ObjectType({ description: 'What became of a deletion.' })
export class DeleteProjectPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of the project that is gone.' })
  deletedProjectId?: string;
}

@ObjectType({ description: 'What became of a new order.' })
export class ReorderProjectsPayload extends Payload {
  @Field(() => [ProjectType], {
    nullable: true,
    description: 'All projects of the person in their new order.',
  })
  projects?: ProjectType[];
}

@ObjectType({ description: 'What became of a choice.' })
export class ChooseLiveProjectsPayload extends Payload {
  @Field(() => [ProjectType], {
    nullable: true,
    description: 'All projects of the person in their order, as they are now.',
  })
  projects?: ProjectType[];
}

@ObjectType({ description: 'What became of taking over a suggestion.' })
export class ApplySuggestionPayload extends Payload {
  @Field(() => ProjectType, { nullable: true, description: 'The project as it is now.' })
  project?: ProjectType;
}

/** What clients see of a row. */
export function toProjectType(row: ProjectEntity): ProjectType {
  const { id, ownerId, freezesAt, keptLive: _kept, ...shown } = row;
  return {
    projectId: id,
    id: toGlobalId('Project', id),
    owner: toUserType(ownerId),
    readOnlyFrom: freezesAt,
    ...shown,
  };
}

/** A page as its connection; `count` runs only when the total is asked for. */
export function toProjectConnection(
  list: {
    page: Page<ProjectEntity>;
    cursor: (row: ProjectEntity) => (string | number)[];
    count: () => Promise<number>;
  },
  args: ConnectionArgs,
): ProjectConnection {
  const { edges, nodes, pageInfo } = toConnection(list.page, args, {
    node: toProjectType,
    cursor: list.cursor,
  });
  return { edges, nodes, pageInfo, count: list.count };
}

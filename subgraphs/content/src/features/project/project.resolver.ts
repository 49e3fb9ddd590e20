import { fromGlobalId, toGlobalId } from '@gatefold/schema';
import { Access, ConnectionArgs, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ContentServices } from '../../services.js';
import {
  ApplySuggestionInput,
  CreateProjectInput,
  DeleteProjectInput,
  ProjectFilterInput,
  ReorderProjectsInput,
  UpdateProjectInput,
} from './project.input.js';
import {
  ApplySuggestionPayload,
  CreateProjectPayload,
  DeleteProjectPayload,
  ProjectConnection,
  ProjectType,
  ReorderProjectsPayload,
  toProjectConnection,
  toProjectType,
  UpdateProjectPayload,
} from './project.type.js';
import { applySuggestion } from './use-cases/apply-suggestion.js';
import { createProject } from './use-cases/create-project.js';
import { deleteProject } from './use-cases/delete-project.js';
import { findProject, tagsOf, technologiesOf } from './use-cases/find-project.js';
import { listPublished } from './use-cases/list-projects.js';
import { reorderProjects } from './use-cases/reorder-projects.js';
import { updateProject } from './use-cases/update-project.js';

const uuidOf = (id: string): string | undefined => fromGlobalId('Project', id);

@Resolver(() => ProjectType)
export class ProjectResolver {
  @Access('public')
  @Query(() => ProjectType, {
    nullable: true,
    description: 'A project; null when it does not exist or is not for this viewer.',
  })
  async project(
    @Arg('id', () => ID, { description: 'Opaque global id.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<ProjectType | null> {
    const row = await findProject(context, uuidOf(id));
    return row && toProjectType(row);
  }

  @Access('public')
  @Query(() => ProjectConnection, { description: 'Published projects of everybody, newest first.' })
  async projects(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => ProjectFilterInput, { nullable: true, description: 'Narrows the list.' })
    filter: ProjectFilterInput | null,
    @Ctx() context: GraphContext,
  ): Promise<ProjectConnection> {
    return toProjectConnection(await listPublished(context, filter ?? {}, args), args);
  }

  @FieldResolver(() => [String], { description: 'Lower-case words, up to 12.' })
  tags(@Root() project: ProjectType, @Ctx() context: GraphContext): Promise<readonly string[]> {
    return tagsOf(context, project.projectId);
  }

  @FieldResolver(() => [String], { description: 'Tools it was made with, up to 20.' })
  technologies(@Root() project: ProjectType, @Ctx() context: GraphContext): Promise<readonly string[]> {
    return technologiesOf(context, project.projectId);
  }

  @Access('member')
  @Mutation(() => CreateProjectPayload, {
    description: 'Add a project at the end of the list. QUOTA_EXCEEDED when the plan allows no more.',
  })
  async createProject(
    @Arg('input', () => CreateProjectInput, { description: 'The project.' }) input: CreateProjectInput,
    @Ctx() context: GraphContext,
  ): Promise<CreateProjectPayload> {
    return toPayload(await createProject(context, input), (row) => ({ project: toProjectType(row) }));
  }

  @Access('member')
  @Mutation(() => UpdateProjectPayload, { description: 'Change a project of the signed-in person.' })
  async updateProject(
    @Arg('input', () => UpdateProjectInput, { description: 'What changes.' }) input: UpdateProjectInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateProjectPayload> {
    const { id, ...change } = input;
    return toPayload(await updateProject(context, uuidOf(id), change), (row) => ({
      project: toProjectType(row),
    }));
  }

  @Access('member')
  @Mutation(() => DeleteProjectPayload, { description: 'Delete a project of the signed-in person for good.' })
  async deleteProject(
    @Arg('input', () => DeleteProjectInput, { description: 'Which one.' }) input: DeleteProjectInput,
    @Ctx() context: GraphContext<ContentServices>,
  ): Promise<DeleteProjectPayload> {
    return toPayload(await deleteProject(context, uuidOf(input.id)), (id) => ({
      deletedProjectId: toGlobalId('Project', id),
    }));
  }

  @Access('member')
  @Mutation(() => ReorderProjectsPayload, {
    description: 'Put the projects into the given order; ids not named keep their order behind them.',
  })
  async reorderProjects(
    @Arg('input', () => ReorderProjectsInput, { description: 'The order.' }) input: ReorderProjectsInput,
    @Ctx() context: GraphContext,
  ): Promise<ReorderProjectsPayload> {
    return toPayload(await reorderProjects(context, input.ids.map(uuidOf)), (rows) => ({
      projects: rows.map(toProjectType),
    }));
  }

  @Access('member')
  @Mutation(() => ApplySuggestionPayload, {
    description: 'Take over a suggestion of the AI into the project. A second time changes nothing.',
  })
  async applySuggestion(
    @Arg('input', () => ApplySuggestionInput, { description: 'Which one.' }) input: ApplySuggestionInput,
    @Ctx() context: GraphContext<ContentServices>,
  ): Promise<ApplySuggestionPayload> {
    const id = fromGlobalId('AiSuggestion', input.suggestionId);
    return toPayload(await applySuggestion(context, id), (row) => ({ project: toProjectType(row) }));
  }
}

@Resolver(() => ProjectConnection)
export class ProjectConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() connection: ProjectConnection): Promise<number> {
    return connection.count();
  }
}

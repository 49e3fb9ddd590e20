import { ConnectionArgs, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { OwnedPage } from '../../graph/owned-page.type.js';
import { UserType } from '../../graph/user.type.js';
import type { ProjectStatus } from './project.entity.js';
import { ProjectConnection, ProjectStatusEnum, toProjectConnection } from './project.type.js';
import { listOfOwner } from './use-cases/list-projects.js';

@Resolver(() => UserType)
export class UserProjectsResolver {
  @FieldResolver(() => ProjectConnection, {
    description: "The person's projects in their order; others see published ones only.",
  })
  async projects(
    @Root() user: UserType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('status', () => ProjectStatusEnum, { nullable: true, description: 'Only those in this state.' })
    status: ProjectStatus | null,
    @Ctx() context: GraphContext,
  ): Promise<ProjectConnection> {
    return toProjectConnection(await listOfOwner(context, user.userId, status ?? null, args), args);
  }
}

@Resolver(() => OwnedPage)
export class PageProjectsResolver {
  @FieldResolver(() => ProjectConnection, { description: "The owner's published projects, in order." })
  async projects(
    @Root() page: OwnedPage,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<ProjectConnection> {
    return toProjectConnection(await listOfOwner(context, page.ownerId, 'PUBLISHED', args), args);
  }
}

import { fromGlobalId } from '@gatefold/schema';
import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Directive, ID, Resolver, Root, Subscription } from 'type-graphql';
import { ProjectType, toProjectType } from './project.type.js';
import { watchProject, type ProjectTurn } from './use-cases/watch-project.js';

@Resolver(() => ProjectType)
export class ProjectSubscriptionResolver {
  @Access('public')
  @Directive('@live(dropOldest: true)')
  @Subscription(() => ProjectType, {
    nullable: true,
    description:
      'Changes of one project that this viewer may see; null when it was deleted or is no longer visible. Carries ' +
      'changes only: read the project once when the subscription is (re)connected.',
    subscribe: ({ args, context }) =>
      watchProject(context as GraphContext, fromGlobalId('Project', args['id'] as string)),
  })
  projectUpdated(
    @Arg('id', () => ID, { description: 'Opaque global id.' }) _id: string,
    @Root() turn: ProjectTurn,
  ): ProjectType | null {
    return turn.project && toProjectType(turn.project);
  }
}

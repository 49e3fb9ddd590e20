import { fromGlobalId, type Tier } from '@gatefold/schema';
import { isSelf } from '@gatefold/runtime/identity';
import { Access, ConnectionArgs, TierEnum, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { actingMember } from '../../acting-member.js';
import { toUserType, UserType } from '../../graph/user.type.js';
import type { ContentServices } from '../../services.js';
import { ChooseLiveProjectsInput } from './project.input.js';
import { isFrozen } from './project.policy.js';
import {
  ChooseLiveProjectsPayload,
  ProjectConnection,
  ProjectType,
  toProjectConnection,
  toProjectType,
} from './project.type.js';
import { chooseLiveProjects } from './use-cases/choose-live-projects.js';
import { listOverLimit } from './use-cases/list-over-limit.js';
import { watchOverLimit } from './use-cases/watch-over-limit.js';

/** What a project's owner, and nobody else, sees of its freezing. */
@Resolver(() => ProjectType)
export class FrozenProjectResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it is read-only because the plan keeps fewer projects live. It can still be read, taken off the page and deleted, and visitors see it as it is. The owner only, else null.',
  })
  isFrozen(@Root() project: ProjectType, @Ctx() { actor }: GraphContext): boolean | null {
    if (!isSelf(actor, project.owner.userId)) return null;
    return isFrozen({ freezesAt: project.readOnlyFrom }, new Date());
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Since when it is frozen; null while it is not. The owner only, else null.',
  })
  frozenAt(@Root() project: ProjectType, @Ctx() context: GraphContext): Date | null {
    return this.isFrozen(project, context) ? project.readOnlyFrom : null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When it will freeze, because it does not fit into the plan any more; null when it fits or is frozen. The owner only, else null.',
  })
  freezesAt(@Root() project: ProjectType, @Ctx() context: GraphContext): Date | null {
    return this.isFrozen(project, context) === false ? project.readOnlyFrom : null;
  }
}

@Resolver(() => UserType)
export class OverLimitResolver {
  @FieldResolver(() => ProjectConnection, {
    nullable: true,
    description:
      'Projects that do not fit into a plan, what freezes first in front: exactly those that a change to it freezes after the notice. The person only, else null.',
  })
  async projectsOverLimit(
    @Root() user: UserType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('planKey', () => TierEnum, {
      nullable: true,
      description: 'Which plan; by default the present one.',
    })
    planKey: Tier | null,
    @Ctx() context: GraphContext,
  ): Promise<ProjectConnection | null> {
    const list = await listOverLimit(context, user.userId, planKey ?? null, args);
    return list && toProjectConnection(list, args);
  }

  @Access('member')
  @Mutation(() => ChooseLiveProjectsPayload, {
    description:
      'Choose which projects stay live while not all of them fit into the plan: exactly as many as it keeps live. The choice holds until all fit again.',
  })
  async chooseLiveProjects(
    @Arg('input', () => ChooseLiveProjectsInput, { description: 'Which ones.' })
    input: ChooseLiveProjectsInput,
    @Ctx() context: GraphContext<ContentServices>,
  ): Promise<ChooseLiveProjectsPayload> {
    const ids = input.projectIds.map((id) => fromGlobalId('Project', id));
    return toPayload(await chooseLiveProjects(context, ids), (rows) => ({
      projects: rows.map(toProjectType),
    }));
  }

  @Access('member')
  @Subscription(() => UserType, {
    description:
      'The signed-in person, whenever other projects than before do not fit into the plan or one of them froze. Carries changes only.',
    subscribe: ({ context }: { context: GraphContext }) => watchOverLimit(context),
  })
  projectsOverLimitUpdated(@Ctx() { actor }: GraphContext): UserType {
    return toUserType(actingMember(actor).userId);
  }
}

import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import { grantsOfPeople } from '../../grants/grants-of-people.loader.js';
import { GrantPlanInput, RevokeGrantInput } from './grant.input.js';
import { canReadGrantsOf } from './grant.policy.js';
import { GrantPlanPayload, GrantType, RevokeGrantPayload, toGrantType } from './grant.type.js';
import { grantPlan } from './use-cases/grant-plan.js';
import { revokeGrant } from './use-cases/revoke-grant.js';

@Resolver(() => UserType)
export class GrantResolver {
  @FieldResolver(() => [GrantType], {
    nullable: true,
    description: 'Every grant this person has or had, newest first. Self and administrators only, else null.',
  })
  async grants(@Root() user: UserType, @Ctx() context: GraphContext): Promise<GrantType[] | null> {
    if (!canReadGrantsOf(context.actor, user.userId)) return null;
    const person = await context.load(grantsOfPeople, user.userId);
    return (person?.grants ?? []).map(toGrantType);
  }

  @Access('admin')
  @Mutation(() => GrantPlanPayload, {
    description: 'Put a person on a plan from now on. Administrators only.',
  })
  async grantPlan(
    @Arg('input', () => GrantPlanInput, { description: 'Who gets which plan, why, and until when.' })
    input: GrantPlanInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<GrantPlanPayload>> {
    return toPayload(await grantPlan(context, input), (grant) => ({ grant: toGrantType(grant) }));
  }

  @Access('admin')
  @Mutation(() => RevokeGrantPayload, {
    description: 'Take a grant back from now on; taking it back twice is no error. Administrators only.',
  })
  async revokeGrant(
    @Arg('input', () => RevokeGrantInput, { description: 'The grant to take back.' })
    input: RevokeGrantInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<RevokeGrantPayload>> {
    return toPayload(await revokeGrant(context, input.grantId), (grant) => ({ grant: toGrantType(grant) }));
  }
}

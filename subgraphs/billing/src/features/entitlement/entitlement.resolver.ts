import { entitlementKeys, isMetered, type EntitlementKey } from '@gatefold/schema';
import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { toUserType, UserType } from '../../graph/user.type.js';
import { entitlementTopic } from '../../entitlements/entitlement-topic.js';
import { grantsOfPeople } from '../../grants/grants-of-people.loader.js';
import { useOfPeople } from '../../usage/use-of-people.loader.js';
import { canReadEntitlementsOf } from './entitlement.policy.js';
import { EntitlementType, toEntitlementType } from './entitlement.type.js';
import { explainEntitlement } from './use-cases/explain-entitlement.js';

const keys = Object.keys(entitlementKeys) as EntitlementKey[];

@Resolver(() => UserType)
export class EntitlementResolver {
  @FieldResolver(() => [EntitlementType], {
    nullable: true,
    description: "Everything this person's plan allows. Self and administrators only, else null.",
  })
  async entitlements(
    @Root() user: UserType,
    @Ctx() context: GraphContext,
  ): Promise<EntitlementType[] | null> {
    return explained(context, user.userId, keys);
  }

  @FieldResolver(() => EntitlementType, {
    nullable: true,
    description:
      'One entitlement that explains itself. Self and administrators only, else null. Null for an unknown key.',
  })
  async entitlement(
    @Root() user: UserType,
    @Arg('key', () => String, { description: 'Stable key, e.g. `content.projects`.' }) key: string,
    @Ctx() context: GraphContext,
  ): Promise<EntitlementType | null> {
    const known = keys.filter((candidate) => candidate === key);
    const [entitlement] = (await explained(context, user.userId, known)) ?? [];
    return entitlement ?? null;
  }

  @Access('member')
  @Subscription(() => UserType, {
    description:
      'The subscriber, each time when a grant, the use of a metered entitlement or the spending cap changed. Carries changes only: read once when the subscription is (re)connected.',
    subscribe: ({ context }: { context: GraphContext }) => {
      const { actor, live } = context;
      if (actor.kind !== 'member') throw new Error('Access lets members in alone');
      return live.subscribe(entitlementTopic, actor.userId);
    },
  })
  entitlementsUpdated(@Ctx() { actor }: GraphContext): UserType {
    if (actor.kind !== 'member') throw new Error('Access lets members in alone');
    return toUserType(actor.userId);
  }
}

async function explained(
  context: GraphContext,
  userId: string,
  wanted: readonly EntitlementKey[],
): Promise<EntitlementType[] | null> {
  if (!canReadEntitlementsOf(context.actor, userId)) return null;
  const [person, use] = await Promise.all([
    context.load(grantsOfPeople, userId),
    wanted.some(isMetered) ? context.load(useOfPeople, userId) : undefined,
  ]);
  if (!person) return null;
  return wanted.map((key) => toEntitlementType(explainEntitlement(key, person.grants, person.at, use)));
}

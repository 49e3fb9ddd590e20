import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Args, Ctx, Directive, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { effectiveTable } from '../../entitlements/effective-value.js';
import { grantsOfPeople } from '../../grants/grants-of-people.loader.js';
import { liveGrants, tierOf } from '../../grants/live-grants.js';
import { tierTopic } from '../../grants/tier-topic.js';
import { EntitlementSnapshotType, SnapshotArgs } from './snapshot.type.js';

@Resolver()
export class SnapshotResolver {
  @Access('service')
  @Directive('@inaccessible')
  @Query(() => EntitlementSnapshotType, {
    description: 'What one person may do at this moment; a person without any grant counts as FREE.',
  })
  async entitlementSnapshot(
    @Args(() => SnapshotArgs) { userId }: SnapshotArgs,
    @Ctx() context: GraphContext,
  ): Promise<EntitlementSnapshotType> {
    const { grants, at } = (await context.load(grantsOfPeople, userId)) ?? { grants: [], at: new Date() };
    return { tier: tierOf(grants, at), entitlements: effectiveTable(liveGrants(grants, at)) };
  }

  @Access('service')
  @Directive('@inaccessible')
  @Subscription(() => ID, {
    subscribe: ({ context }: { context: GraphContext }) => context.live.subscribeToAll(tierTopic),
    description:
      'Raw uuid of each person whose snapshot changed. Ends when changes may have been missed: forget every snapshot and subscribe again.',
  })
  entitlementsChanged(@Root() userId: string): string {
    return userId;
  }
}

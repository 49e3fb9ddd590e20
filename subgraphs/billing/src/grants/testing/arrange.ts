import { randomUUID } from 'node:crypto';
import { toGlobalId, userRegistered, type Tier } from '@gatefold/schema';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, type TestSubgraph } from '@gatefold/runtime/testing';
import { insertGrant } from '../grant-change.repository.js';

type Billing = TestSubgraph<unknown>;

/** A person whose registration reached billing. */
export async function registeredPerson(billing: Billing, actor = buildMember()): Promise<MemberActor> {
  await register(billing, actor.userId);
  return actor;
}

/** Delivers the registration of this uuid. */
export function register(billing: Billing, userId: string): Promise<void> {
  const username = `person-${userId.slice(0, 8)}`;
  return billing.deliver(userRegistered, {
    userId,
    username,
    displayName: 'A person',
    avatarUrl: null,
    email: `${username}@example.com`,
  });
}

/** What `grantPlan` answers. */
export interface GrantAnswer {
  readonly grantPlan: {
    readonly grant: { readonly id: string; readonly planKey: Tier; readonly endsAt: string | null } | null;
    readonly userErrors: readonly { code: string; message: string; path: readonly string[] | null }[];
  };
}

/** Puts a person on a plan through the API; resolves to the global id of the grant. */
export async function grantThroughApi(
  billing: Billing,
  userId: string,
  planKey: Tier,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { data } = await billing.execute<GrantAnswer>(
    buildAdmin(),
    `mutation ($input: GrantPlanInput!) {
      grantPlan(input: $input) { grant { id planKey endsAt } userErrors { code message path } }
    }`,
    { input: { userId: toGlobalId('User', userId), planKey, reason: 'For the test', ...more } },
  );
  if (!data.grantPlan.grant) throw new Error(JSON.stringify(data.grantPlan.userErrors));
  return data.grantPlan.grant.id;
}

/** Puts a person on a plan as a paid subscription at Stripe does; resolves to the uuid of the grant. */
export async function grantOfSubscription(billing: Billing, userId: string, planKey: Tier): Promise<string> {
  const grant = await billing.as(service('test')).transaction((tx) =>
    insertGrant(tx, {
      userId,
      planKey,
      source: 'STRIPE_SUBSCRIPTION',
      sourceRef: `sub_${randomUUID()}`,
      reason: 'For the test',
      endsAt: null,
    }),
  );
  if (!grant) throw new Error('The grant is there already');
  return grant.id;
}

/** Takes back what subscriptions gave, as the end of them does. */
export async function endSubscription(billing: Billing, userId: string): Promise<void> {
  await billing
    .as(service('test'))
    .transaction((tx) =>
      tx.sql(
        "update access_grant set revoked_at = now() where user_id = $1 and source = 'STRIPE_SUBSCRIPTION'",
        [userId],
      ),
    );
}

/** Takes a grant back through the API. */
export async function revokeThroughApi(billing: Billing, grantId: string): Promise<void> {
  await billing.execute(
    buildAdmin(),
    'mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { userErrors { code } } }',
    { input: { grantId } },
  );
}

/** Moves the end of every grant that has one, and the person's due moment, into the past. */
export async function letGrantsEnd(billing: Billing, userId: string): Promise<void> {
  await billing.as(service('test')).transaction(async (tx) => {
    await tx.sql(
      `update access_grant set starts_at = starts_at - interval '2 days', ends_at = now() - interval '1 day'
       where user_id = $1 and ends_at is not null`,
      [userId],
    );
    await tx.sql(
      `update announced_tier set next_change_at = now() - interval '1 day'
       where user_id = $1 and next_change_at is not null`,
      [userId],
    );
  });
}

/** Payloads of the tier announcements of a person, in the order in which they were recorded. */
export async function announcementsOf(
  billing: Billing,
  userId: string,
): Promise<readonly { tier: Tier; previousTier: Tier | null; sequence: number }[]> {
  const rows = await billing
    .as(service('test'))
    .read((tx) =>
      tx.sql(
        "select payload from outbox where name = 'billing.tier.changed@1' and subject = $1 order by position",
        [userId],
      ),
    );
  return rows.map((row) => row['payload'] as { tier: Tier; previousTier: Tier | null; sequence: number });
}

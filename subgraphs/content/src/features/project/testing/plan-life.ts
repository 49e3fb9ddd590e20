import { tierChanged, toGlobalId, type Tier } from '@gatefold/schema';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { v7 } from 'uuid';
import type { Content } from '../../../testing/start-content.js';

/** A project as its owner sees it when not all fit. */
export interface SeenStanding {
  readonly id: string;
  readonly title: string;
  readonly isFrozen: boolean;
  readonly frozenAt: string | null;
  readonly freezesAt: string | null;
}

/** Billing announces the plan of a person, and content does what follows from it at once. */
export async function movesTo(
  content: Content,
  { userId }: MemberActor,
  tier: Tier,
  sequence: number,
): Promise<void> {
  await content.deliver(tierChanged, { userId, tier, previousTier: null, sequence });
  await content.runJobs();
}

/** A person with so many published projects, titled from 1 on in the order of their creation. */
export async function personWithProjects(content: Content, count: number): Promise<MemberActor> {
  const person = buildMember({ tier: 'PREMIUM' });
  const ids = Array.from({ length: count }, () => v7());
  await content.as(person).transaction(async (tx) => {
    await tx.sql('select remember_creator($1, $2)', [person.userId, person.username]);
    await tx.sql(
      `insert into project (id, owner_id, title, short_summary, description, status, position, version, created_at, updated_at)
       select id, $1, place::text, '', '', 'PUBLISHED', place - 1, 1, now(), now()
       from unnest($2::uuid[]) with ordinality as made (id, place)`,
      [person.userId, ids],
    );
  });
  return person;
}

/** What does not fit into a plan of the person, the present one by default; what freezes first in front. */
export async function overLimit(
  content: Content,
  person: MemberActor,
  planKey: Tier | null = null,
): Promise<readonly SeenStanding[]> {
  const found: SeenStanding[] = [];
  let after: string | null = null;
  do {
    const answer: { data: { _entities: { projectsOverLimit: Page }[] } } = await content.execute(
      person,
      `query ($keys: [_Any!]!, $planKey: Tier, $after: String) { _entities(representations: $keys) { ... on User {
        projectsOverLimit(planKey: $planKey, first: 100, after: $after) {
          totalCount nodes { id title isFrozen frozenAt freezesAt } pageInfo { hasNextPage endCursor } } } } }`,
      { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }], planKey, after },
    );
    const page = answer.data._entities[0]?.projectsOverLimit as Page;
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage && found.length !== page.totalCount)
      throw new Error(`${found.length} of ${page.totalCount} listed`);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return found;
}

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly SeenStanding[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** Ends the notice of everything that has one. */
export async function letNoticeEnd(content: Content, person: MemberActor): Promise<void> {
  await content
    .as(person)
    .transaction((tx) =>
      tx.sql(`update project set freezes_at = now() - interval '1 second' where freezes_at is not null`),
    );
  await content
    .as(service('test'))
    .transaction((tx) =>
      tx.sql(`update content_jobs._private_jobs set run_at = now() where key like 'frozen:%'`),
    );
}

/** Payloads of what was announced to a person. */
export async function noticesTo(
  content: Content,
  { userId }: MemberActor,
): Promise<readonly Record<string, unknown>[]> {
  const rows = await content
    .as(service('test'))
    .read((tx) =>
      tx.sql(
        `select payload from outbox where name = 'content.projects.freeze_announced@1' and subject = $1 order by position`,
        [userId],
      ),
    );
  return rows.map((row) => row['payload'] as Record<string, unknown>);
}

import type { Transaction } from '@gatefold/runtime/database';
import { decodeCursor, type Page } from '@gatefold/runtime/graphql';
import { defineLoader } from '@gatefold/runtime/operation';
import { ProjectEntity, type ProjectStatus } from './project.entity.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which published projects of everybody are listed; words in lower case. */
export interface ProjectFilter {
  readonly tag?: string | null;
  readonly technology?: string | null;
  readonly ownerUsername?: string | null;
}

/** One page of a person's projects. */
export interface OwnerPageKey {
  readonly ownerId: string;
  readonly status: ProjectStatus | null;
  readonly first: number;
  readonly after: string | null;
}

/** Sort key of a person's own list. */
export const ownerCursor = (project: ProjectEntity) => [project.position, project.id];

/** Sort key of the list of everybody: ids of version 7 sort by time of creation. */
export const publicCursor = (project: ProjectEntity) => [project.id];

const published = `
  from project
  where status = 'PUBLISHED'
    and ($1::text is null or exists (select from project_tag where project_id = project.id and name = $1))
    and ($2::text is null or exists (select from project_technology where project_id = project.id and name = $2))
    and ($3::text is null or owner_id in (select id from creator where username = $3))`;

const filterParams = (filter: ProjectFilter) => [
  filter.tag ?? null,
  filter.technology ?? null,
  filter.ownerUsername ?? null,
];

/** Published projects of everybody, newest first. */
export async function publishedPage(
  tx: Transaction,
  filter: ProjectFilter,
  first: number,
  after: string | null,
): Promise<Page<ProjectEntity>> {
  const [cursor = null] = after ? decodeCursor(after, 1, ([id]) => uuid.test(String(id))) : [];
  const rows = await tx.sql(
    `select project.* ${published} and ($4::uuid is null or project.id < $4) order by project.id desc limit $5`,
    [...filterParams(filter), cursor, first + 1],
  );
  return pageOf(tx, rows, first);
}

export async function publishedCount(tx: Transaction, filter: ProjectFilter): Promise<number> {
  const [row] = await tx.sql(`select count(*)::int as count ${published}`, filterParams(filter));
  return Number(row?.['count']);
}

/** Pages of many people's projects in their order: one statement for all that are cut alike. Key: JSON of {@link OwnerPageKey}. */
export const ownerPages = defineLoader<{ key: string; page: Page<ProjectEntity> }>({
  name: 'owner-pages',
  batch: async (tx, keys) => {
    const wanted = keys.map((key) => ({ key, ...(JSON.parse(key) as OwnerPageKey) }));
    const alike = Map.groupBy(wanted, ({ status, first, after }) => JSON.stringify([status, first, after]));
    const pages: { key: string; page: Page<ProjectEntity> }[] = [];
    for (const group of alike.values()) {
      const rows = await ownerRows(tx, group);
      const byOwner = Map.groupBy(rows, (row) => row['owner_id']);
      for (const { key, ownerId, first } of group) {
        pages.push({ key, page: pageOf(tx, byOwner.get(ownerId) ?? [], first) });
      }
    }
    return pages;
  },
  keyOf: ({ key }) => key,
});

/** Numbers of projects by owner and state, many at once. Key: JSON of owner and state. */
export const ownerCounts = defineLoader<{ key: string; count: number }>({
  name: 'owner-counts',
  batch: async (tx, keys) => {
    const wanted = keys.map((key) => JSON.parse(key) as Pick<OwnerPageKey, 'ownerId' | 'status'>);
    const rows = await tx.sql(
      `select wanted.key, count(project.id)::int as count
       from unnest($1::text[], $2::uuid[], $3::text[]) as wanted (key, owner_id, status)
       left join project on project.owner_id = wanted.owner_id
         and (wanted.status is null or project.status = wanted.status)
       group by wanted.key`,
      [keys, wanted.map(({ ownerId }) => ownerId), wanted.map(({ status }) => status)],
    );
    return rows as unknown as readonly { key: string; count: number }[];
  },
  keyOf: ({ key }) => key,
});

async function ownerRows(
  tx: Transaction,
  group: readonly OwnerPageKey[],
): Promise<readonly Record<string, unknown>[]> {
  const { status, first, after } = group[0] as OwnerPageKey;
  const isKey = ([position, id]: readonly unknown[]) =>
    Number.isSafeInteger(position) && uuid.test(String(id));
  const [position = null, id = null] = after ? decodeCursor(after, 2, isKey) : [];
  return tx.sql(
    `select project.* from unnest($1::uuid[]) as owner (id)
     cross join lateral (
       select * from project
       where owner_id = owner.id and ($2::text is null or status = $2)
         and ($3::bigint is null or (position, project.id) > ($3, $4::uuid))
       order by position, project.id limit $5
     ) as project
     order by project.owner_id, project.position, project.id`,
    [group.map(({ ownerId }) => ownerId), status, position, id, first + 1],
  );
}

function pageOf(
  tx: Transaction,
  rows: readonly Record<string, unknown>[],
  first: number,
): Page<ProjectEntity> {
  return {
    rows: rows.slice(0, first).map((row) => tx.em.map(ProjectEntity, row)),
    hasNextPage: rows.length > first,
  };
}

import { isSelf } from '@gatefold/runtime/identity';
import type { Loading, Operation } from '@gatefold/runtime/operation';
import type { ProjectStatus } from '../project.entity.js';
import {
  ownerCounts,
  ownerCursor,
  ownerPages,
  publicCursor,
  publishedCount,
  publishedPage,
  type OwnerPageKey,
  type ProjectFilter,
} from '../project-list.repository.js';

interface Cut {
  readonly first: number;
  readonly after?: string | null;
}

/** Published projects of everybody, newest first. */
export async function listPublished(operation: Operation, filter: ProjectFilter, { first, after }: Cut) {
  const lowered = {
    tag: filter.tag?.toLowerCase(),
    technology: filter.technology?.toLowerCase(),
    ownerUsername: filter.ownerUsername?.toLowerCase(),
  };
  return {
    page: await operation.read((tx) => publishedPage(tx, lowered, first, after ?? null)),
    cursor: publicCursor,
    count: () => operation.read((tx) => publishedCount(tx, lowered)),
  };
}

/** A person's projects in order: all for the person, published ones for others, narrowed to one state if given. */
export async function listOfOwner(loading: Loading, ownerId: string, status: ProjectStatus | null, cut: Cut) {
  const seen = isSelf(loading.actor, ownerId) ? status : 'PUBLISHED';
  const nothing = status !== null && seen !== null && status !== seen;
  const key: OwnerPageKey = { ownerId, status: seen, first: cut.first, after: cut.after ?? null };
  const found = nothing ? undefined : await loading.load(ownerPages, JSON.stringify(key));
  return {
    page: found?.page ?? { rows: [], hasNextPage: false },
    cursor: ownerCursor,
    count: async () =>
      nothing
        ? 0
        : ((await loading.load(ownerCounts, JSON.stringify({ ownerId, status: seen })))?.count ?? 0),
  };
}

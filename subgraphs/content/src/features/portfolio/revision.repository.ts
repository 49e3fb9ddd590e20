import type { Transaction } from '@gatefold/runtime/database';
import { decodeCursor, type Page } from '@gatefold/runtime/graphql';
import { RevisionEntity } from './revision.entity.js';

/** Sort key of the list of revisions. */
export const revisionCursor = (row: RevisionEntity) => [row.revision];

/** Saved states of a portfolio, newest first. */
export async function revisionPage(
  tx: Transaction,
  portfolioId: string,
  first: number,
  after: string | null,
): Promise<Page<RevisionEntity>> {
  const [before] = after ? decodeCursor(after, 1, ([revision]) => isRevision(revision)) : [];
  const rows = await tx.em.find(
    RevisionEntity,
    { portfolioId, ...(before === undefined ? {} : { revision: { $lt: Number(before) } }) },
    { orderBy: { revision: 'desc' }, limit: first + 1 },
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** One saved state, or null when it is not kept. */
export async function findRevision(
  tx: Transaction,
  portfolioId: string,
  revision: number,
): Promise<RevisionEntity | null> {
  return tx.em.findOne(RevisionEntity, { portfolioId, revision });
}

function isRevision(value: unknown): boolean {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}

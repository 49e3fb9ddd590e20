import type { Operation } from '@gatefold/runtime/operation';
import type { AccountEntity } from '../account.entity.js';
import { findAccountPage } from '../account-list.repository.js';
import { canListAccounts } from '../account.policy.js';

/** Which people: everybody, or those whose username, name or e-mail address begins with `search`. */
export interface AccountsToList {
  readonly search: string;
  readonly first: number;
  /** uuid of the person before the page; null for the first page. */
  readonly afterId: string | null;
}

/** People, newest first; nobody for anybody but administrators. Letter case and blanks around `search` do not matter. */
export async function listAccounts(
  operation: Pick<Operation, 'actor' | 'read'>,
  { search, first, afterId }: AccountsToList,
): Promise<{ rows: readonly AccountEntity[]; hasNextPage: boolean }> {
  if (!canListAccounts(operation.actor)) return { rows: [], hasNextPage: false };
  const prefix = search.trim().toLowerCase();
  const found = await operation.read((tx) => findAccountPage(tx, { prefix, first, afterId }));
  return { rows: found.slice(0, first), hasNextPage: found.length > first };
}

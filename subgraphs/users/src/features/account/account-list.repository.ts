import type { Transaction } from '@gatefold/runtime/database';
import { AccountEntity } from './account.entity.js';

/** A part of all people. */
export interface AccountFilter {
  /** How the username, the name or the e-mail address begins; in lower case, '' for everybody. */
  readonly prefix: string;
  readonly first: number;
  /** uuid of the person before the page; null for the first. */
  readonly afterId: string | null;
}

const begins = `id in (
  select id from account where username like $3 or lower(display_name) like $3
  union select account_id from personal_data where email like $3)`;

/** Up to `first` + 1 people, newest first (ids of version 7 sort by time); one more tells that another page follows. */
export async function findAccountPage(
  tx: Transaction,
  { prefix, first, afterId }: AccountFilter,
): Promise<AccountEntity[]> {
  const pattern = `${literally(prefix)}%`;
  const rows = await tx.sql(
    `select * from account where ($1::uuid is null or id < $1) ${prefix === '' ? '' : `and ${begins}`}
     order by id desc limit $2`,
    [afterId, first + 1, ...(prefix === '' ? [] : [pattern])],
  );
  return rows.map((row) => tx.em.map(AccountEntity, row));
}

/** The text as a pattern of LIKE that nothing else matches. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

import type { Role, Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';

/** An e-mail address that belongs to an account, whether its owner has shown up or not. */
export interface Mailbox {
  readonly accountId: string;
  readonly username: string;
  /** Normalised. */
  readonly email: string;
  readonly isVerified: boolean;
  /** False for an account that a purchase created and nobody has claimed. */
  readonly hasPassword: boolean;
}

/** Tier of a new account, until billing's first event. */
const initialTier: Tier = 'FREE';
/** Below every sequence number of billing. */
const initialTierSequence = -1;

const mailboxes = `
  select p.account_id as "accountId", a.username, p.email, p.email_verified_at is not null as "isVerified",
    exists (select from credential c where c.account_id = p.account_id) as "hasPassword"
  from personal_data p join account a on a.id = p.account_id`;

/** By normalised address; nobody else verifies or changes it before this transaction ends. */
export async function findMailbox(tx: Transaction, email: string): Promise<Mailbox | undefined> {
  const [row] = await tx.sql(`${mailboxes} where p.email = $1 for update of p`, [email]);
  return row as unknown as Mailbox | undefined;
}

/** {@link findMailbox} by account. */
export async function findMailboxOf(tx: Transaction, accountId: string): Promise<Mailbox | undefined> {
  const [row] = await tx.sql(`${mailboxes} where p.account_id = $1 for update of p`, [accountId]);
  return row as unknown as Mailbox | undefined;
}

/** False when it was verified before. */
export async function markEmailVerified(tx: Transaction, accountId: string): Promise<boolean> {
  const rows = await tx.sql(
    `update personal_data set email_verified_at = now()
     where account_id = $1 and email_verified_at is null returning 1`,
    [accountId],
  );
  return rows.length > 0;
}

/** False when somebody has the username, also when it happens at the same time. */
export async function insertAccount(
  tx: Transaction,
  account: { id: string; username: string; displayName: string },
): Promise<boolean> {
  const rows = await tx.sql(
    `insert into account (id, username, display_name, tier, tier_sequence, created_at)
     values ($1, $2, $3, $4, $5, now()) on conflict (username) do nothing returning id`,
    [account.id, account.username, account.displayName, initialTier, initialTierSequence],
  );
  return rows.length > 0;
}

/** False when somebody has the e-mail address, also when it happens at the same time. */
export async function insertPersonalData(
  tx: Transaction,
  data: { accountId: string; email: string; roles: readonly Role[]; isEmailVerified: boolean },
): Promise<boolean> {
  const rows = await tx.sql(
    `insert into personal_data (account_id, email, roles, email_verified_at)
     values ($1, $2, $3, case when $4::boolean then now() end)
     on conflict (email) do nothing returning account_id`,
    [data.accountId, data.email, data.roles, data.isEmailVerified],
  );
  return rows.length > 0;
}

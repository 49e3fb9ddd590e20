import type { Transaction } from '@gatefold/runtime/database';

/** What a login compares. Rows are visible to the service alone. */
export interface Credential {
  readonly accountId: string;
  readonly passwordHash: string;
}

/** By normalised e-mail address. */
export async function findCredential(tx: Transaction, email: string): Promise<Credential | undefined> {
  const [row] = await tx.sql(
    `select c.account_id as "accountId", c.password_hash as "passwordHash"
     from personal_data p join credential c on c.account_id = p.account_id where p.email = $1`,
    [email],
  );
  return row as unknown as Credential | undefined;
}

/** Sets the first password or replaces it. */
export async function saveCredential(tx: Transaction, credential: Credential): Promise<void> {
  await tx.sql(
    `insert into credential (account_id, password_hash, changed_at) values ($1, $2, now())
     on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [credential.accountId, credential.passwordHash],
  );
}

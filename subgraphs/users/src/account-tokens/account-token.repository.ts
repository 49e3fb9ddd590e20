import type { Transaction } from '@gatefold/runtime/database';
import type { TokenPurpose } from './token-purpose.js';

/** Whose token it was, and to which normalised address it was sent. */
export interface TokenOwner {
  readonly accountId: string;
  readonly email: string;
}

export async function insertToken(
  tx: Transaction,
  token: TokenOwner & { hash: Buffer; purpose: TokenPurpose; lifetimeSeconds: number },
): Promise<void> {
  await tx.sql(
    `insert into account_token (hash, account_id, purpose, email, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
    [token.hash, token.accountId, token.purpose, token.email, token.lifetimeSeconds],
  );
}

/** The owner of a token that could be used now. */
export async function findToken(
  tx: Transaction,
  hash: Buffer,
  purpose: TokenPurpose,
): Promise<TokenOwner | undefined> {
  const [row] = await tx.sql(
    `select account_id as "accountId", email from account_token
     where hash = $1 and purpose = $2 and expires_at > now()`,
    [hash, purpose],
  );
  return row as unknown as TokenOwner | undefined;
}

/** {@link findToken}, and the token is used up; of concurrent callers one gets it. */
export async function takeToken(
  tx: Transaction,
  hash: Buffer,
  purpose: TokenPurpose,
): Promise<TokenOwner | undefined> {
  const [row] = await tx.sql(
    `delete from account_token where hash = $1 and purpose = $2 and expires_at > now()
     returning account_id as "accountId", email`,
    [hash, purpose],
  );
  return row as unknown as TokenOwner | undefined;
}

/** Every token of a person, or those of one purpose. */
export async function deleteTokensOf(
  tx: Transaction,
  accountId: string,
  purpose?: TokenPurpose,
): Promise<void> {
  await tx.sql('delete from account_token where account_id = $1 and ($2::text is null or purpose = $2)', [
    accountId,
    purpose ?? null,
  ]);
}

export async function deleteExpiredTokens(tx: Transaction): Promise<void> {
  await tx.sql('delete from account_token where expires_at <= now()');
}

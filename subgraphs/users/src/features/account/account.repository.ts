import type { Role, Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { AccountEntity } from './account.entity.js';
import { PersonalDataEntity } from './personal-data.entity.js';

/** A person with what is not public; only the service sees everybody's. */
export interface Person {
  readonly account: AccountEntity;
  readonly personalData: PersonalDataEntity;
}

/** Processes that start at once make one administrator. */
const administratorLockKey = 5_301_911;

export function findAccounts(tx: Transaction, ids: readonly string[]): Promise<AccountEntity[]> {
  return tx.em.find(AccountEntity, { id: { $in: [...ids] } });
}

export function findAccountsByUsername(
  tx: Transaction,
  usernames: readonly string[],
): Promise<AccountEntity[]> {
  return tx.em.find(AccountEntity, { username: { $in: [...usernames] } });
}

export function findPersonalData(tx: Transaction, ids: readonly string[]): Promise<PersonalDataEntity[]> {
  return tx.em.find(PersonalDataEntity, { accountId: { $in: [...ids] } });
}

export function findAccount(tx: Transaction, id: string): Promise<AccountEntity | null> {
  return tx.em.findOne(AccountEntity, { id });
}

/** Rejects when there is no such account. */
export async function getPerson(tx: Transaction, accountId: string): Promise<Person> {
  const account = await tx.em.findOneOrFail(AccountEntity, { id: accountId });
  return { account, personalData: await tx.em.findOneOrFail(PersonalDataEntity, { accountId }) };
}

/** By normalised e-mail address. */
export function findPersonalDataByEmail(tx: Transaction, email: string): Promise<PersonalDataEntity | null> {
  return tx.em.findOne(PersonalDataEntity, { email });
}

export async function saveRoles(tx: Transaction, accountId: string, roles: readonly Role[]): Promise<void> {
  await tx.sql('update personal_data set roles = $2 where account_id = $1', [accountId, roles]);
}

/** Waits until no other transaction holds this lock; kept to the end of this one. */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock($1)', [administratorLockKey]);
}

/** False when somebody else has the username; the transaction can then only be rolled back. */
export async function updateUsername(tx: Transaction, id: string, username: string): Promise<boolean> {
  try {
    await tx.sql('update account set username = $2 where id = $1', [id, username]);
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Nothing happens to a person who has seen this `sequence` or a later one. */
export async function updateTier(tx: Transaction, id: string, tier: Tier, sequence: number): Promise<void> {
  await tx.sql('update account set tier = $2, tier_sequence = $3 where id = $1 and tier_sequence < $3', [
    id,
    tier,
    sequence,
  ]);
}

function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: unknown }).code === '23505';
}

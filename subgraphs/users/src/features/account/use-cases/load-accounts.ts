import type { Transaction } from '@gatefold/runtime/database';
import type { Actor } from '@gatefold/runtime/identity';
import type { AccountEntity } from '../account.entity.js';
import { canSeePersonalData } from '../account.policy.js';
import { findAccounts, findAccountsByUsername, findPersonalData } from '../account.repository.js';
import type { PersonalDataEntity } from '../personal-data.entity.js';
import { normaliseUsername } from '../username.policy.js';

/** Fetches rows by key, those of one request in one statement. */
interface Batch<Row> {
  readonly name: string;
  batch(tx: Transaction, keys: readonly string[]): Promise<readonly Row[]>;
  keyOf(row: Row): string;
}

/** What reading needs of a request. */
interface Reading {
  readonly actor: Actor;
  load<Row>(batch: Batch<Row>, key: string): Promise<Row | undefined>;
}

const accountById: Batch<AccountEntity> = {
  name: 'account-by-id',
  batch: findAccounts,
  keyOf: (account) => account.id,
};

const accountByUsername: Batch<AccountEntity> = {
  name: 'account-by-username',
  batch: findAccountsByUsername,
  keyOf: (account) => account.username,
};

const personalDataById: Batch<PersonalDataEntity> = {
  name: 'personal-data-by-id',
  batch: findPersonalData,
  keyOf: (data) => data.accountId,
};

/** The account of the actor, undefined without a session. */
export async function loadMe(reading: Reading): Promise<AccountEntity | undefined> {
  return reading.actor.kind === 'member' ? reading.load(accountById, reading.actor.userId) : undefined;
}

export function loadUser(reading: Reading, id: string): Promise<AccountEntity | undefined> {
  return reading.load(accountById, id);
}

/** Letter case and blanks around the name do not matter. */
export function loadUserByUsername(reading: Reading, username: string): Promise<AccountEntity | undefined> {
  return reading.load(accountByUsername, normaliseUsername(username));
}

/** E-mail address and roles, or undefined when the actor may not see them. */
export async function loadPersonalData(
  reading: Reading,
  user: { accountId: string; personalData?: PersonalDataEntity },
): Promise<PersonalDataEntity | undefined> {
  if (user.personalData) return user.personalData;
  if (!canSeePersonalData(reading.actor, user.accountId)) return undefined;
  return reading.load(personalDataById, user.accountId);
}

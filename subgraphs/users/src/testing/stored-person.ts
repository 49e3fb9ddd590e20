import { randomBytes } from 'node:crypto';
import { service } from '@gatefold/runtime/identity';
import type { TestSubgraph } from '@gatefold/runtime/testing';
import { storePerson } from '../people/index.js';

/** A person who registered with a password that nobody knows; quicker than hashing one. */
export async function storeTestPerson(
  users: Pick<TestSubgraph<unknown>, 'as'>,
): Promise<{ accountId: string; email: string; username: string }> {
  const username = `p${randomBytes(6).toString('hex')}`;
  const email = `${username}@example.org`;
  return users.as(service('test')).transaction(async (tx) => {
    const person = { email, username, displayName: username, roles: ['MEMBER' as const] };
    const stored = await storePerson(tx, { ...person, isEmailVerified: false });
    if ('taken' in stored) throw new Error(`${stored.taken} is taken`);
    await tx.sql('insert into credential (account_id, password_hash, changed_at) values ($1, $2, now())', [
      stored.accountId,
      'none',
    ]);
    return { accountId: stored.accountId, email, username };
  });
}

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildMember, startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import { service } from '@gatefold/runtime/identity';
import subgraph from '../../subgraph.js';
import { AccountEntity } from './account.entity.js';

let users: TestSubgraph<unknown>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, {});
});
afterAll(() => users.stop());

test('me is the signed-in person', async () => {
  const actor = buildMember();
  await users.as(service('users')).transaction(async (tx) => {
    tx.em.create(AccountEntity, {
      id: actor.userId, email: 'a@b.c', username: 'x', displayName: 'X', avatarUrl: null, bio: null,
      passwordHash: 'h', roles: ['MEMBER'], tier: 'FREE', tierSequence: 0, createdAt: new Date(),
    });
    await tx.em.flush();
  });
  const answer = await users.execute(actor, '{ me { id username tier createdAt } }');
  expect(answer).toMatchObject({ errors: [], data: { me: { username: 'x', tier: 'FREE' } } });
  await expect(users.as(actor).transaction(async (tx) => {
    tx.em.create(AccountEntity, {
      id: buildMember().userId, email: 'a@b.d', username: 'y', displayName: 'X', avatarUrl: null, bio: null,
      passwordHash: 'h', roles: ['MEMBER'], tier: 'FREE', tierSequence: 0, createdAt: new Date(),
    });
    await tx.em.flush();
  })).rejects.toThrow(/row-level security/);
});

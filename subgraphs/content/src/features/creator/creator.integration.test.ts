import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId, userProfileChanged } from '@gatefold/schema';
import { anonymous } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { register, startContent, type Content } from '../../testing/start-content.js';
import subgraph from '../../subgraph.js';
import { printSubgraphSdl } from '@gatefold/runtime/boot';
import { creatorById } from './creator.repository.js';

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

const known = (userId: string) =>
  content.as(anonymous).read(async (tx) => (await creatorById.batch(tx, [userId]))[0]);

test('keeps what users announces about a person, however often it is announced', async () => {
  const ada = buildMember();
  const { userId } = ada;
  await register(content, ada, 'Ada');
  const first = await known(userId);
  const changed = {
    userId,
    username: 'countess',
    displayName: 'Ada L.',
    avatarUrl: 'https://a.example/a.png',
  };
  await content.deliver(userProfileChanged, changed);
  await content.deliver(userProfileChanged, changed);
  expect(await known(userId)).toMatchObject({
    username: 'countess',
    displayName: 'Ada L.',
    avatarUrl: changed.avatarUrl,
  });
  expect((await known(userId))?.usernameSince).not.toEqual(first?.usernameSince);
});

test('tells the name of an owner before the registration is announced', async () => {
  const ada = buildMember();
  const query = 'mutation { createProject(input: { title: "A" }) { project { owner { id username } } } }';
  expect((await content.execute(ada, query)).data).toEqual({
    createProject: { project: { owner: { id: toGlobalId('User', ada.userId), username: ada.username } } },
  });
});

test('a renamed person is found by the new name only', async () => {
  const ada = buildMember();
  await register(content, ada, 'Ada');
  const create = 'mutation { createProject(input: { title: "A", status: PUBLISHED }) { project { id } } }';
  await content.execute(ada, create);
  await content.deliver(userProfileChanged, {
    userId: ada.userId,
    username: 'renamed',
    displayName: 'Ada',
    avatarUrl: null,
  });
  const query =
    'query ($name: String) { projects(first: 5, filter: { ownerUsername: $name }) { totalCount } }';
  const count = async (name: string) => (await content.execute(anonymous, query, { name })).data['projects'];
  expect(await count('renamed')).toEqual({ totalCount: 1 });
  expect(await count(ada.username)).toEqual({ totalCount: 0 });
});

// GX-1
test('owns nothing of User but its key, and takes the name along where content has it', async () => {
  const sdl = await printSubgraphSdl(subgraph);
  expect(sdl).toContain('username: String! @external');
  expect(sdl.match(/owner: User! @provides\(fields: "username"\)/g)).toHaveLength(2);
});

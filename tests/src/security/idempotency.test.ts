import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { fromGlobalId } from '@gatefold/schema';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import pg from 'pg';
import { signInAdministrator } from '../harness/administrator.js';
import type { GraphClient } from '../harness/graph-client.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';

// R5: "Idempotency-Key on mutations: kept 24 h; the same key with other input is a CONFLICT", for all of them

const api = buildSchema(readFileSync(new URL('../../../schema/public.graphql', import.meta.url), 'utf8'));
const mutations = Object.values(api.getMutationType()?.getFields() ?? {});
const subgraphs = ['users', 'content', 'billing', 'ai'];

let platform: SharedPlatform;
let admin: GraphClient;
beforeAll(async () => {
  platform = await sharedPlatform();
  admin = await signInAdministrator(platform.url);
}, 120_000);

/** The smallest value that fits the type. */
function someValue(type: GraphQLInputType): unknown {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(({ type: each }) => isNonNullType(each));
    return Object.fromEntries(fields.map((field) => [field.name, someValue(field.type)]));
  }
  const scalars: Readonly<Record<string, unknown>> = {
    Int: 1,
    Float: 1,
    SafeInt: 1,
    Boolean: false,
    JSONObject: {},
    DateTimeISO: '2030-01-01T00:00:00Z',
  };
  return scalars[named.name] ?? 'x';
}

/** Makes the key one that stood for other input of every mutation. */
async function useKeyUp(userId: string | undefined, key: string): Promise<void> {
  const client = new pg.Client({ connectionString: platform.databaseAdminUrl });
  await client.connect();
  const keyHash = createHash('sha256').update(key).digest();
  for (const subgraph of subgraphs)
    await client.query(
      `insert into ${subgraph}.idempotent_request (id, user_id, operation, key_hash, fingerprint, answer)
       select gen_random_uuid(), $1, operation, $2, 'other', 'sealed' from unnest($3::text[]) as operation`,
      [userId, keyHash, mutations.map(({ name }) => name)],
    );
  await client.end();
}

test('every mutation refuses a key that was used with other input', async () => {
  const { me } = await admin.data('{ me { id } }');
  await useKeyUp(fromGlobalId('User', me.id as string), 'used');
  expect(mutations.length).toBeGreaterThan(40);
  for (const { name, args } of mutations) {
    const [input] = args;
    const head = input
      ? `mutation ($input: ${String(input.type)}) { ${name}(input: $input)`
      : `mutation { ${name}`;
    const query = `${head} { userErrors { code message } } }`;
    const variables = input ? { input: someValue(input.type) ?? {} } : {};
    const { data, errors } = await admin.run(query, variables, { 'idempotency-key': 'used' });
    expect({ name, errors, payload: data?.[name] }).toMatchObject({
      name,
      errors: [],
      payload: { userErrors: [{ code: 'CONFLICT', message: expect.stringContaining('other input') }] },
    });
  }
}, 60_000);

test('a request that is repeated under its key answers the same, secrets included, and happens once', async () => {
  const once = { 'idempotency-key': 'once' };
  const create = (title: string) =>
    admin.run(
      'mutation ($title: String!) { createProject(input: { title: $title }) { project { id title owner { username } } userErrors { code } } }',
      { title },
      once,
    );
  const answers = await Promise.all([create('Once'), create('Once')]);
  answers.push(await create('Once'));
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(answers[0]?.data.createProject.userErrors).toEqual([]);
  expect((await create('Twice')).data.createProject.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  const { me } = await admin.data('{ me { projects(first: 10) { nodes { title } } } }');
  expect(me.projects.nodes).toEqual([{ title: 'Once' }]);
}, 30_000);

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import pg from 'pg';
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Cache } from '../cache/index.js';
import { Database } from '../database/index.js';
import { deleteOldIdempotencyKeys } from '../idempotency/index.js';
import { service, type Actor, type MemberActor } from '../identity/index.js';
import { LiveTopics } from '../live/index.js';
import { createLogger } from '../logging/index.js';
import { fail, ok, operationFor, type Result } from '../operation/index.js';
import { execute } from '../testing/execute.js';
import { buildCache, buildMember, createTestDatabase, type TestDatabase } from '../testing/index.js';
import { Access, createGraphqlServer, graphContext, Payload, toPayload, type GraphContext } from './index.js';

// R5
const schema = 'oncetest';
const log = createLogger('test', 'silent');
let database: TestDatabase;
let db: Database;
let live: LiveTopics;
let cache: Cache;
let server: ApolloServer<GraphContext>;
let person: MemberActor;
let workIds: (string | undefined)[];
let work: () => Promise<Result<number>>;

@ObjectType('BuyPayload')
class BuyPayload extends Payload {
  @Field(() => Int, { nullable: true })
  number?: number;
}

@InputType('BuyInput')
class BuyInput {
  @Field(() => Int)
  amount!: number;

  @Field(() => String, { nullable: true })
  plan?: string | null;
}

@Resolver()
class Buying {
  @Access('public')
  @Query(() => Boolean)
  open(): boolean {
    return true;
  }

  @Access('public')
  @Mutation(() => BuyPayload)
  async buy(
    @Arg('input', () => BuyInput) _input: BuyInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<BuyPayload>> {
    workIds.push(context.workId);
    context.setCookies.push(`order=${workIds.length}`);
    return toPayload(await work(), (number) => ({ number }));
  }
}

beforeAll(async () => {
  database = await createTestDatabase({ schema, migrations: [] });
  db = await Database.open({ url: database.url, schema, entities: [], poolMax: 5 });
  live = new LiveTopics({ url: database.url, schema, log });
  await live.start();
  cache = buildCache({ db, actor: service(schema), live, log });
  server = (await createGraphqlServer([{ resolvers: [Buying] }], log)).apollo;
});
afterAll(async () => {
  await server.stop();
  await live.stop();
  await db.close();
  await database.drop();
});
beforeEach(() => {
  person = buildMember();
  workIds = [];
  work = async () => ok(workIds.length);
});

const platform = () => ({ db, live, cache, log, services: {} });
const buy = 'mutation ($input: BuyInput!) { buy(input: $input) { number userErrors { code } } }';

interface Answer {
  readonly number?: number | null;
  readonly codes: readonly string[];
  readonly error: string | undefined;
  readonly cookies: readonly string[];
}

async function ask(
  idempotencyKey: string | undefined,
  input: object = { amount: 1 },
  actor: Actor = person,
): Promise<Answer> {
  const context = graphContext(operationFor(platform(), actor, { idempotencyKey }));
  const { data, code } = await execute<{
    buy: { number: number | null; userErrors: { code: string }[] };
  } | null>(server, context, buy, { input });
  return {
    number: data?.buy.number,
    codes: data?.buy.userErrors.map((each) => each.code) ?? [],
    error: code,
    cookies: context.setCookies,
  };
}

async function onDatabase(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

test('without a key a mutation happens each time', async () => {
  expect([await ask(undefined), await ask(undefined)]).toMatchObject([{ number: 1 }, { number: 2 }]);
});

test('with a key it happens once, and every caller at once and later gets the same answer', async () => {
  work = async () => {
    await db.read(person, (tx) => tx.sql('select pg_sleep(0.2)'));
    return ok(workIds.length);
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('k')));
  answers.push(await ask('k'));
  const same = JSON.stringify({ number: 1, codes: [], cookies: ['order=1'] });
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([same]));
  expect(workIds).toHaveLength(1);
});

test('the order of input fields does not matter, their values do', async () => {
  await ask('k', { amount: 1, plan: 'PRO' });
  expect(await ask('k', { plan: 'PRO', amount: 1 })).toMatchObject({ number: 1 });
  expect(await ask('k', { plan: 'PRO', amount: 2 })).toMatchObject({ number: null, codes: ['CONFLICT'] });
  expect(workIds).toHaveLength(1);
});

test('a key is of one person: others neither get its answer nor stand in its way', async () => {
  await ask('k');
  expect(await ask('k', { amount: 2 }, buildMember())).toMatchObject({ number: 2 });
});

test('nobody in particular has no keys', async () => {
  const anonymous = { kind: 'anonymous' } as const;
  await ask('k', undefined, anonymous);
  expect(await ask('k', undefined, anonymous)).toMatchObject({ number: 2 });
});

test.each([[''], ['x'.repeat(256)]])('a key has 1 to 255 characters', async (key) => {
  expect(await ask(key)).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  expect(await ask('x'.repeat(255))).toMatchObject({ number: 1 });
});

// S16
test('neither the key nor the answer can be read from the database', async () => {
  work = async () => ok(424_242);
  await ask('a key of mine');
  const [row] = await onDatabase(
    `select idempotent_request::text as text, answer from ${schema}.idempotent_request where user_id = '${person.userId}'`,
  );
  const answer = row?.['answer'] as Buffer;
  const text = `${String(row?.['text'])} ${answer.toString('latin1')}`;
  expect(text).not.toMatch(/a key of mine|424242|order=/);
  expect(text).not.toContain(Buffer.from('a key of mine').toString('hex'));
});

describe('after a failure', () => {
  test('that is certain the key is free, also for other input', async () => {
    work = async () => fail('BAD_USER_INPUT', 'No.');
    await ask('k');
    work = async () => ok(7);
    expect(await ask('k', { amount: 2 })).toMatchObject({ number: 7 });
    expect(new Set(workIds).size).toBe(2);
  });

  test.each([
    ['UPSTREAM_UNAVAILABLE', async () => fail('UPSTREAM_UNAVAILABLE', 'Away.')],
    ['a crash', () => Promise.reject(new Error('crash'))],
    ['a time-out', () => Promise.reject(new GraphQLError('Gone.', { extensions: { code: 'TIMEOUT' } }))],
  ])('that says nothing about the work, %s, it goes on under the same id', async (_what, failing) => {
    work = failing;
    await ask('k');
    work = async () => ok(7);
    expect(await ask('k')).toMatchObject({ number: 7 });
    expect(workIds).toHaveLength(2);
    expect(new Set(workIds).size).toBe(1);
  });

  test('of the process the key is free when its lease is over', async () => {
    const started = Promise.withResolvers<void>();
    const never = Promise.withResolvers<Result<number>>();
    work = () => (started.resolve(), never.promise);
    const lost = ask('k');
    await started.promise;
    await onDatabase(`update ${schema}.idempotent_request set busy_until = now() - interval '1 second'`);
    work = async () => ok(7);
    expect(await ask('k')).toMatchObject({ number: 7 });
    expect(new Set(workIds).size).toBe(1);
    never.resolve(fail('BAD_USER_INPUT', 'Too late.'));
    await lost;
  });
});

test('after a day a key is new, and what is old is deleted', async () => {
  await ask('k');
  await ask('other');
  await onDatabase(`update ${schema}.idempotent_request set created_at = now() - interval '25 hours'
    where user_id = '${person.userId}'`);
  expect(await ask('k', { amount: 2 })).toMatchObject({ number: 3 });
  expect(await deleteOldIdempotencyKeys(operationFor(platform(), service('test')))).toBe(1);
});

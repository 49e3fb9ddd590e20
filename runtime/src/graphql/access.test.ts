import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApolloServer } from '@apollo/server';
import { MinLength } from 'class-validator';
import { Arg, Args, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { anonymous, service, type Actor } from '../identity/index.js';
import { createLogger } from '../logging/index.js';
import { buildAdmin, buildMember } from '../testing/actors.js';
import { Access, ConnectionArgs, createGraphqlServer, Payload, type GraphContext } from './index.js';

@ObjectType('RenamePayload')
class RenamePayload extends Payload {
  @Field(() => String, { nullable: true })
  name?: string;
}

@InputType('RenameInput')
class RenameInput {
  @Field(() => String)
  @MinLength(3, { message: 'at least 3 characters' })
  name!: string;
}

@Resolver()
class Example {
  @Access('public')
  @Query(() => String)
  open(): string {
    return 'open';
  }

  @Access('member')
  @Query(() => String)
  own(): string {
    return 'own';
  }

  @Access('admin')
  @Query(() => String)
  operate(): string {
    return 'operate';
  }

  @Access('service')
  @Query(() => String)
  internal(): string {
    return 'internal';
  }

  @Access('public')
  @Query(() => String)
  broken(): string {
    throw new Error('password=hunter2');
  }

  @Access('public')
  @Query(() => Number)
  page(@Args(() => ConnectionArgs) args: ConnectionArgs): number {
    return args.first;
  }

  @Access('public')
  @Mutation(() => RenamePayload)
  rename(@Arg('input', () => RenameInput) input: RenameInput): RenamePayload {
    return { name: input.name, userErrors: [] };
  }
}

@Resolver()
class Undeclared {
  @Query(() => String)
  forgotten(): string {
    return '';
  }
}

const log = createLogger('test', 'silent');
let apollo: ApolloServer<GraphContext>;
beforeAll(async () => {
  ({ apollo } = await createGraphqlServer([{ resolvers: [Example] }], log));
});

async function run(actor: Actor, query: string, variables: Record<string, unknown> = {}) {
  const contextValue = {
    actor,
    requestId: 'request-1',
    outcomes: [] as const,
  } as Partial<GraphContext> as GraphContext;
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('incremental');
  return body.singleResult;
}

describe('access', () => {
  const people = { anonymous, member: buildMember(), admin: buildAdmin(), service: service('gateway') };
  const table: [string, keyof typeof people, string | undefined][] = [
    ['open', 'anonymous', undefined],
    ['own', 'anonymous', 'UNAUTHENTICATED'],
    ['own', 'member', undefined],
    ['own', 'service', 'UNAUTHENTICATED'],
    ['operate', 'anonymous', 'UNAUTHENTICATED'],
    ['operate', 'member', 'FORBIDDEN'],
    ['operate', 'admin', undefined],
    ['internal', 'member', 'FORBIDDEN'],
    ['internal', 'admin', 'FORBIDDEN'],
    ['internal', 'service', undefined],
  ];
  test.each(table)('%s for %s: %s', async (field, who, code) => {
    const { errors } = await run(people[who], `{ ${field} }`);
    expect(errors?.[0]?.extensions?.['code']).toBe(code);
  });
});

test('a schema with a root field that declares no access does not build', async () => {
  await expect(createGraphqlServer([{ resolvers: [Undeclared] }], log)).rejects.toThrow(
    'Query.forgotten declares no @Access',
  );
});

test('a reference without a type does not build, since its entity would be silently absent', async () => {
  const references = [{ typeName: 'Ghost', resolve: () => null }];
  await expect(createGraphqlServer([{ resolvers: [Example], references }], log)).rejects.toThrow(
    'The reference Ghost names no type',
  );
});

test('invalid mutation input is a user error with its path, not a top-level error', async () => {
  // PS-16
  const answer = await run(
    anonymous,
    'mutation { rename(input: { name: "x" }) { name userErrors { code message path } } }',
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.['rename']).toEqual({
    name: null,
    userErrors: [{ code: 'BAD_USER_INPUT', message: 'at least 3 characters', path: ['input', 'name'] }],
  });
});

test.each([
  ['a NUL character', 'bad\u0000name'],
  ['half of a surrogate pair', 'bad\ud800name'],
])('a text with %s is refused with its path before anything runs', async (_what, name) => {
  // S15
  const query = 'mutation ($name: String!) { rename(input: { name: $name }) { userErrors { code path } } }';
  const answer = await run(anonymous, query, { name });
  expect(answer.data?.['rename']).toEqual({
    userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'name'] }],
  });
});

test.each([0, 101])('a page of %s entries is refused with what is allowed', async (first) => {
  const { errors } = await run(anonymous, `{ page(first: ${first}) }`);
  expect(errors?.[0]).toMatchObject({
    message: expect.stringMatching(/^first must be at (least 1|most 100)$/),
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test.each([1, 100])('a page of %s entries is allowed', async (first) => {
  expect((await run(anonymous, `{ page(first: ${first}) }`)).data).toEqual({ page: first });
});

test('an unexpected error leaves as INTERNAL with the request id and says nothing about its cause', async () => {
  const answer = await run(anonymous, '{ broken }');
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: 'request-1' });
  expect(JSON.stringify(answer)).not.toContain('hunter2');
});

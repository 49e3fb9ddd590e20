import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkSchema, type SchemaReport } from './check-schema.js';
import { schemaFiles } from './schema-files.js';

const users = 'type Query { me: User } type User { id: ID! name: String! kind: Kind! } enum Kind { A B }';
const subgraph = (sdl: string) => [{ name: 'users', sdl }];
const options = { base: 'HEAD', strict: false };

let root: string;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], {
    cwd: root,
    stdio: 'pipe',
  });

async function print(sdl: string): Promise<void> {
  for (const [path, text] of await schemaFiles(subgraph(sdl))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** Prints what the code says now, then compares it with the commit made before each test. */
async function printAndCheck(sdl: string, strict = false): Promise<SchemaReport> {
  await print(sdl);
  return checkSchema(root, subgraph(sdl), { ...options, strict });
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gatefold-schema-'));
  git('init', '--quiet');
  await print(users);
  git('add', '.');
  git('commit', '--quiet', '--message', 'schema');
});

afterEach(() => rmSync(root, { recursive: true }));

describe('drift between the code and the committed schema', () => {
  test('is absent right after printing', async () => {
    expect(await checkSchema(root, subgraph(users), options)).toEqual({
      drift: [],
      changes: [],
      failed: false,
    });
  });

  test('is absent when the code only changes its order', async () => {
    const reordered =
      'enum Kind { A B } type User { id: ID! name: String! kind: Kind! } type Query { me: User }';
    expect((await checkSchema(root, subgraph(reordered), options)).drift).toEqual([]);
  });

  test('fails and names each file when the code has a new field', async () => {
    const report = await checkSchema(root, subgraph(users.replace('name:', 'email: String name:')), options);

    expect(report.failed).toBe(true);
    expect(report.drift).toEqual([
      'schema/subgraphs/users.graphql is not what the code prints',
      'schema/supergraph.graphql is not what the code prints',
      'schema/public.graphql is not what the code prints',
    ]);
  });

  test('fails on an edited, a missing and a superfluous file', async () => {
    const file = join(root, 'schema/public.graphql');
    await writeFile(file, `${await readFile(file, 'utf8')}# by hand\n`);
    await rm(join(root, 'schema/supergraph.graphql'));
    await writeFile(join(root, 'schema/subgraphs/gone.graphql'), 'type Query { a: Int }');

    const report = await checkSchema(root, subgraph(users), options);

    expect(report.failed).toBe(true);
    expect(report.drift).toEqual([
      'schema/supergraph.graphql is not committed',
      'schema/public.graphql is not what the code prints',
      'schema/subgraphs/gone.graphql belongs to no subgraph',
    ]);
  });
});

describe('changes since a commit', () => {
  test('lists a removed field as breaking and passes', async () => {
    expect(await printAndCheck(users.replace('name: String! ', ''))).toEqual({
      drift: [],
      changes: [{ kind: 'breaking', message: "Field 'name' was removed from object type 'User'" }],
      failed: false,
    });
  });

  test('fails on a breaking change when strict', async () => {
    const report = await printAndCheck(users.replace('me:', 'me(id: ID!):'), true);

    expect(report.changes).toEqual([expect.objectContaining({ kind: 'breaking' })]);
    expect(report.failed).toBe(true);
  });

  test('lists a new enum value as dangerous and passes even when strict', async () => {
    const report = await printAndCheck(users.replace('A B', 'A B C'), true);

    expect(report).toMatchObject({ drift: [], changes: [{ kind: 'dangerous' }], failed: false });
  });

  test('says nothing of an added field', async () => {
    const report = await printAndCheck(users.replace('me:', 'you: User me:'), true);

    expect(report).toEqual({ drift: [], changes: [], failed: false });
  });

  test('compares with the commit that it is given', async () => {
    await print(users.replace('name: String! ', ''));
    git('commit', '--quiet', '--all', '--message', 'without name');

    const sinceHead = await checkSchema(root, subgraph(users.replace('name: String! ', '')), options);
    const sinceFirst = await checkSchema(root, subgraph(users.replace('name: String! ', '')), {
      ...options,
      base: 'HEAD~1',
    });

    expect(sinceHead.changes).toEqual([]);
    expect(sinceFirst.changes).toHaveLength(1);
  });

  test('has nothing to compare with before the schema was first committed', async () => {
    git('rm', '--quiet', '-r', '--cached', 'schema');
    git('commit', '--quiet', '--message', 'no schema');

    expect((await printAndCheck(users)).changes).toEqual([]);
  });

  test('refuses an unknown commit', async () => {
    await expect(checkSchema(root, subgraph(users), { ...options, base: 'nowhere' })).rejects.toThrow(
      'There is no commit nowhere',
    );
  });
});

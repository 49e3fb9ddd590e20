import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { filesBelow } from '../../start/hash.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const sources = ['runtime/src', 'gateway/src', 'subgraphs', 'web/src', 'scripts/src/supervisor'];

/** Set by npm or the terminal, not by an operator. */
const notOurs = new Set(['PATH', 'CI', 'TERM', 'NO_COLOR', 'FORCE_COLOR', 'TEST_DATABASE_ADMIN_URL']);

/** Keys of settings definitions (`PORT: port,`) in the files that hold them, and direct reads of the environment anywhere. */
function settingsReadBySource(folders = sources): Map<string, string> {
  const found = new Map<string, string>();
  const files = filesBelow(folders.map((folder) => join(root, folder))).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file),
  );
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const isDefinition = /settings|config|subgraph\.ts$/.test(basename(file));
    const keys = isDefinition ? text.matchAll(/^\s+([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*): *[a-z]/gm) : [];
    const reads = text.matchAll(/\benv(?:\.|\[')([A-Z][A-Z0-9_]+)/g);
    for (const [, name = ''] of [...keys, ...reads]) if (!notOurs.has(name)) found.set(name, file);
  }
  return found;
}

function settingsOfExample(): Map<string, string> {
  const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n');
  const found = new Map<string, string>();
  lines.forEach((line, index) => {
    const [, name] = /^([A-Z][A-Z0-9_]*)=/.exec(line) ?? [];
    if (name) found.set(name, lines[index - 1] ?? '');
  });
  return found;
}

test('.env.example names every setting that the source reads', () => {
  const known = settingsOfExample();
  const missing = [...settingsReadBySource()].filter(([name]) => !known.has(name.replace(/_FILE$/, '')));
  expect(missing).toEqual([]);
});

test('the search finds the settings of every kind of process', () => {
  expect([...settingsReadBySource().keys()]).toEqual(
    expect.arrayContaining(['DATABASE_POOL_MAX', 'IDENTITY_PUBLIC_KEY', 'DATA_DIR', 'SEED_DEMO']),
  );
});

test('every setting is explained and no secret has a value', () => {
  const unexplained = [...settingsOfExample()].filter(([, above]) => !above.startsWith('# '));
  expect(unexplained.map(([name]) => name)).toEqual([]);
  const lines = readFileSync(join(root, '.env.example'), 'utf8').split('\n');
  expect(lines.filter((line) => /^[A-Z_]*(KEY|PASSWORD|SECRET|DATABASE_\w*URL)=./.test(line))).toEqual([]);
});

const ofEverySubgraph = 'runtime/src/config';

test.each(['users', 'content', 'billing', 'ai', 'gateway', 'web'])(
  'the container of %s is given every setting that its process reads',
  (name) => {
    const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
      services: Record<string, { environment: Record<string, string> }>;
    };
    const given = Object.keys(compose.services[name]?.environment ?? {}).map((key) =>
      key.replace(/_FILE$/, ''),
    );
    const folder =
      name === 'gateway'
        ? ['gateway/src']
        : name === 'web'
          ? ['web/src']
          : [`subgraphs/${name}/src`, ofEverySubgraph];
    // What a gateway without the platform alone reads is of no use in a container of the platform.
    const needed = [...settingsReadBySource(folder)].flatMap(([key, file]) =>
      key === 'NODE_ENV' || file.includes('/standalone/') ? [] : [key],
    );
    expect(needed.filter((key) => !given.includes(key))).toEqual([]);
  },
);

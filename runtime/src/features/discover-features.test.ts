import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { discoverFeatures } from './index.js';

/** A features directory with one folder per entry; the value is the text of its manifest, if it has one. */
function directoryOf(manifests: Record<string, string | undefined>): URL {
  const root = mkdtempSync(path.join(tmpdir(), 'gatefold-features-'));
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  for (const [name, text] of Object.entries(manifests)) {
    mkdirSync(path.join(root, name));
    if (text !== undefined) writeFileSync(path.join(root, name, `${name}.feature.js`), text);
  }
  return pathToFileURL(`${root}/`);
}

const manifest = (fields: string) => `export default { ${fields} };`;

test('loads every folder in sorted order and needs no central list', async () => {
  // PS-1
  const directory = directoryOf({ beta: manifest("name: 'beta'"), alpha: manifest("name: 'alpha'") });
  const features = await discoverFeatures(directory);
  expect(features.map((feature) => feature.name)).toEqual(['alpha', 'beta']);
});

describe('refuses to boot on', () => {
  const job = "jobs: [{ name: 'sweep', cron: '* * * * *', run() {} }]";
  const bad: Record<string, { manifests: Record<string, string | undefined>; message: string }> = {
    'a folder without a manifest': {
      manifests: { alpha: undefined },
      message: 'alpha: has no alpha.feature.ts',
    },
    'a manifest without a default export': {
      manifests: { alpha: 'export const x = 1;' },
      message: 'alpha: alpha.feature.js is not a manifest',
    },
    'a misspelt field': {
      manifests: { alpha: manifest("name: 'alpha', resolver: []") },
      message: 'Unrecognized key: "resolver"',
    },
    'a resolver that is not a class': {
      manifests: { alpha: manifest("name: 'alpha', resolvers: ['x']") },
      message: 'resolvers.0 must be a class',
    },
    'a name other than its folder': {
      manifests: { alpha: manifest("name: 'beta'") },
      message: 'alpha: its manifest is named beta',
    },
    'an unknown event': {
      manifests: {
        alpha: manifest("name: 'alpha', handlers: [{ name: 'on-x', definition: { name: 'a.b.c@1' } }]"),
      },
      message: 'alpha: handler on-x waits for the unknown event a.b.c@1',
    },
    'two jobs of one name': {
      manifests: { alpha: manifest(`name: 'alpha', ${job}`), beta: manifest(`name: 'beta', ${job}`) },
      message: 'job sweep is defined twice',
    },
  };
  test.each(Object.entries(bad))('%s', async (_name, { manifests, message }) => {
    await expect(discoverFeatures(directoryOf(manifests))).rejects.toThrow(message);
  });
});

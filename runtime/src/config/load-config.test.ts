import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, loadConfig, pem, port } from './index.js';

const shape = { PORT: port, NAME: z.string().min(3), KEY: pem.optional() };

test('lists every problem at once, each with its variable', () => {
  const load = () => loadConfig(shape, { PORT: '70000', KEY: 'not a key' });
  expect(load).toThrow(ConfigError);
  expect(load).toThrow(/PORT: .*\n.*NAME: is required\n.*KEY: must be a PEM text/);
});

test('reads a secret from the file that X_FILE names, without its line end', () => {
  // BP-32
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'gatefold-config-')), 'name');
  writeFileSync(file, 'from-a-file\n');
  expect(loadConfig(shape, { PORT: '1', NAME_FILE: file }).NAME).toBe('from-a-file');
});

test('an empty file counts as absent', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'gatefold-config-')), 'name');
  writeFileSync(file, '\n');
  expect(() => loadConfig(shape, { PORT: '1', NAME_FILE: file })).toThrow('NAME: is required');
});

test('names the file that cannot be read', () => {
  expect(() => loadConfig(shape, { PORT: '1', NAME_FILE: '/nowhere/name' })).toThrow(
    'NAME_FILE: cannot read /nowhere/name (ENOENT)',
  );
});

test('an empty value counts as absent', () => {
  expect(() => loadConfig(shape, { PORT: '1', NAME: '' })).toThrow('NAME: is required');
});

test('a PEM may have its line breaks escaped', () => {
  const text = '-----BEGIN PUBLIC KEY-----\\nabc\\n-----END PUBLIC KEY-----';
  expect(loadConfig(shape, { PORT: '1', NAME: 'abc', KEY: text }).KEY).toContain('\nabc\n');
});

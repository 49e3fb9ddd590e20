import { expect, test } from '@jest/globals';
import { readStartSettings } from './start-settings.js';

test('every setting that is wrong is named at once', () => {
  const env = { PORT: '70000', SEED_DEMO: 'maybe', PUBLIC_URL: 'gatefold', DATABASE_URL: 'localhost:5432' };
  let said = '';
  try {
    readStartSettings(env);
  } catch (error) {
    said = (error as Error).message;
  }
  const [head, ...lines] = said.split('\n');
  expect(head).toBe('4 settings are wrong:');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'PORT',
    'SEED_DEMO',
    'PUBLIC_URL',
    'DATABASE_URL',
  ]);
});

test('one that is wrong is one sentence', () => {
  expect(() => readStartSettings({ PORT: '-1' })).toThrow(
    /^PORT must be a number from 0 to 65535, and is -1\.$/,
  );
});

test('a port may be 0 and 65535, and nothing needs to be set', () => {
  expect(readStartSettings({ PORT: '0' }).port).toBe(0);
  expect(readStartSettings({ PORT: '65535' }).port).toBe(65_535);
  expect(readStartSettings({})).toMatchObject({ port: 4000, host: undefined, seed: true });
});

test('the demo is seeded only where nobody else can reach it, unless it is asked for', () => {
  const databaseUrl = 'postgres://somebody:secret@db.example/people';
  expect(readStartSettings({ HOST: '0.0.0.0' }).seed).toBe(false);
  expect(readStartSettings({ DATABASE_URL: databaseUrl }).seed).toBe(false);
  expect(readStartSettings({ HOST: '::1' }).seed).toBe(true);
  expect(readStartSettings({ HOST: '0.0.0.0', SEED_DEMO: 'TRUE' }).seed).toBe(true);
  expect(readStartSettings({ SEED_DEMO: 'false' }).seed).toBe(false);
});

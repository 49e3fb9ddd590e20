import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf, stamp } from '../../start/hash.mjs';
import { createReport, duration } from '../../start/report.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatefold-start-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src', 'a.ts'), 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

test('the hash of the sources changes with their names and contents and with nothing else', () => {
  const before = hashOf(root, ['src', 'absent']);
  utimesSync(join(root, 'src', 'a.ts'), 1, 1);
  mkdirSync(join(root, 'src', 'dist'));
  writeFileSync(join(root, 'src', 'dist', 'a.js'), 'built');
  expect(hashOf(root, ['src', 'absent'])).toBe(before);

  writeFileSync(join(root, 'src', 'a.ts'), 'two');
  const edited = hashOf(root, ['src']);
  writeFileSync(join(root, 'src', 'b.ts'), '');
  expect(new Set([before, edited, hashOf(root, ['src'])]).size).toBe(3);
});

test('a stamp remembers the last value', () => {
  expect(stamp(root, 'install').read()).toBeNull();
  stamp(root, 'install').write('abc');
  expect(stamp(root, 'install').read()).toBe('abc');
});

test('durations read as people say them', () => {
  expect([420, 12_300, 65_000].map(duration)).toEqual(['0.4 s', '12 s', '1 min 05 s']);
});

test('without a terminal every part is one plain line, without colours or control codes', () => {
  let text = '';
  const report = createReport({ stream: { write: (more: string) => (text += more) }, env: {} });
  const part = report.part('Database', 'starting');
  part.detail('almost');
  report.line('  a line');
  part.done('ready');
  expect(text).toBe('  a line\n  ✔ Database       ready\n');
});

test('on a terminal a line appears above the parts that run, and the cursor comes back', () => {
  let text = '';
  const stream = { write: (more: string) => (text += more), isTTY: true, columns: 80 };
  const report = createReport({ stream, env: { NO_COLOR: '1' } });
  const part = report.part('Database', 'starting');
  report.line('  a line');
  part.done('ready');
  report.close();
  expect(text.indexOf('a line')).toBeGreaterThan(text.indexOf('starting'));
  expect(text).toMatch(/✔ Database {7}ready/);
  expect(text.lastIndexOf('\x1b[?25h')).toBeGreaterThan(text.lastIndexOf('\x1b[?25l'));
});

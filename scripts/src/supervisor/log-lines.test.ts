import { expect, test } from '@jest/globals';
import { readableLine, Repetitions, tellingLine } from './log-lines.js';

test('shows warnings and errors of pino as one sentence with the request id', () => {
  const raw = JSON.stringify({
    level: 50,
    msg: 'query failed',
    err: { message: 'no\n connection' },
    requestId: 'r-1',
  });
  expect(readableLine(raw)).toEqual({ level: 'error', text: 'query failed: no connection (request r-1)' });
  expect(readableLine(JSON.stringify({ level: 40, msg: 'slow' }))).toEqual({ level: 'warn', text: 'slow' });
});

test('leaves information and text that is not a log line to the file', () => {
  expect(readableLine(JSON.stringify({ level: 30, msg: 'listening' }))).toBeNull();
  expect(readableLine('ExperimentalWarning: something')).toBeNull();
  expect(readableLine('{ not json')).toBeNull();
});

test('holds back a line that differs only in numbers and ids until it has been quiet', () => {
  let now = 0;
  const repetitions = new Repetitions(5_000, () => now);
  expect(repetitions.isNew('no connection to 127.0.0.1:5432')).toBe(true);
  expect(repetitions.isNew('no connection to 127.0.0.1:5433')).toBe(false);
  expect(repetitions.isNew('something else')).toBe(true);
  now = 5_000;
  expect(repetitions.isNew('no connection to 127.0.0.1:5432')).toBe(true);
});

test('finds the reason why a process ended among its last words', () => {
  const logged = JSON.stringify({ level: 60, msg: 'not started', reason: 'PORT: is required' });
  expect(tellingLine(['Error: a', logged, 'bye'])).toBe('not started: PORT: is required');
  expect(tellingLine(['throw err', 'Error: Cannot find module', '    at run', 'Node.js v24.21.0'])).toBe(
    'Error: Cannot find module',
  );
  expect(tellingLine(['one', 'two', 'Node.js v24.21.0'])).toBe('two');
  expect(tellingLine([])).toBe('');
});

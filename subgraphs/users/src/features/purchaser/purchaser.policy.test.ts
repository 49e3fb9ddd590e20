import { expect, test } from '@jest/globals';
import { displayNameFor, usernameFor } from './purchaser.policy.js';

// BP-6

test.each([
  ['Zoë Ådén', 'z@example.org', 'zoe-aden'],
  ['  Grace -- Hopper!  ', 'g@example.org', 'grace-hopper'],
  ['प्रिया', 'priya.sharma+x@example.org', 'priya-sharma-x'],
  ['Al', 'alan@example.org', 'alan'],
  ['admin', 'ada@example.org', 'ada'],
  ['', 'x@example.org', 'member'],
  ['x'.repeat(90), 'x@example.org', 'x'.repeat(30)],
  [`${'x'.repeat(29)} yz`, 'x@example.org', 'x'.repeat(29)],
])('the username of %j with %s is %s', (name, email, username) => {
  expect(usernameFor({ name, email }, '')).toBe(username);
});

test.each(['Zoë Ådén', 'x'.repeat(90), `${'x'.repeat(22)} y`, ''])(
  'with a suffix the username of %j is well formed',
  (name) => {
    const username = usernameFor({ name, email: 'x@example.org' }, 'a1b2c3');
    expect(username).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-a1b2c3$/);
    expect(username.length).toBeLessThanOrEqual(30);
  },
);

test.each([
  ['  Grace\n Hopper ', 'Grace Hopper'],
  ['', 'grace'],
  ['\u0000\u2028', 'grace'],
  ['😀'.repeat(100), '😀'.repeat(40)],
  [`x${'😀'.repeat(100)}`, `x${'😀'.repeat(39)}`],
])('the display name of %j is one line of at most 80 characters', (name, displayName) => {
  expect(displayNameFor({ name, email: 'grace@example.org' })).toBe(displayName);
});

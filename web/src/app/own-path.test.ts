import { expect, test } from '@jest/globals';
import { ownPath } from './own-path.js';

test.each(['/', '/dashboard', '/projects?edit=a#b', '/builder', '/caf%C3%A9', '/a//b'])(
  '%s is a path of this site',
  (path) => {
    expect(ownPath.safeParse(path).success).toBe(true);
  },
);

// S15
test.each([
  '',
  'dashboard',
  'https://evil.example',
  'javascript:alert(1)',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\\evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/a\u0000b',
  '/a\u0085b',
  '/a\\b',
  `/${'a'.repeat(2_000)}`,
])('%j is refused as a place to return to', (path) => {
  expect(ownPath.safeParse(path).success).toBe(false);
});

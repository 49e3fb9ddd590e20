import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isAppPath } from './app-paths.js';

const pathsIn = (file: string): string[] => {
  const source = readFileSync(new URL(`../app/${file}`, import.meta.url), 'utf8');
  return [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path);
};
const adminPaths = pathsIn('admin-routes.tsx').map((path) => (path === '/admin' ? path : `/admin${path}`));

test.each([...pathsIn('router.tsx'), ...adminPaths])('the server knows the page at %s', (path) => {
  expect(isAppPath(path.replaceAll(/\$\w+/g, 'x').replace(/(.)\/$/, '$1'))).toBe(true);
});

test('an address without a page is not known', () => {
  expect(isAppPath('/nowhere')).toBe(false);
  expect(isAppPath('/checkout/PRO')).toBe(false);
});

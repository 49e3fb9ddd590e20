import { expect, test } from '@jest/globals';
import { nestsDeeper } from './nesting.js';

/** Arrays and objects in turn, `depth` of them in each other. */
function nested(depth: number): unknown {
  let value: unknown = 'leaf';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? { value } : [value];
  return value;
}

test.each([
  [0, false],
  [50, false],
  [51, true],
  [100_000, true],
])('%s levels are deeper than 50: %s', (depth, deeper) => {
  // S1
  expect(nestsDeeper(nested(depth), 50)).toBe(deeper);
});

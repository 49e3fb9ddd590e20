import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { OverrideLabels } from './override-labels.js';

const supergraph = parse(`type A {
  a: Int @join__field(graph: X, override: "y", overrideLabel: "percent(25)")
  b: Int @join__field(graph: X, override: "y", overrideLabel: "percent(0)")
  c: Int @join__field(graph: X, override: "y", overrideLabel: "percent(100)")
  d: Int @join__field(graph: X, override: "y", overrideLabel: "beta")
}`);

test('a percentage holds for that part of the operations, another label when it is switched on', () => {
  const holding = (drawn: number, ...on: string[]) =>
    [...new OverrideLabels(supergraph, new Set(on), () => drawn).decide().keys()].sort();
  expect(holding(0.249)).toEqual(['percent(100)', 'percent(25)']);
  expect(holding(0.25)).toEqual(['percent(100)']);
  expect(holding(0.999, 'beta', 'unknown')).toEqual(['beta', 'percent(100)']);
  expect(holding(0)).not.toContain('percent(0)');
});
